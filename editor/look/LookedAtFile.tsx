import type { RefObject } from 'react';
import type { Asset } from '../../runtime/graph/asset.ts';
import { SoundBar } from '../kit/SoundBar.tsx';
import { ClipPlayer } from './ClipPlayer.tsx';
import type { PlayerKeys } from './playerKeys.ts';
import style from './QuickLook.module.css';
import { ZoomedPicture } from './ZoomedPicture.tsx';

interface LookedAtFileProps {
  readonly asset: Asset | undefined;
  readonly title: string;
  readonly words: string;
  readonly player: RefObject<PlayerKeys | null>;
}

export function LookedAtFile({ asset, title, words, player }: LookedAtFileProps) {
  switch (asset?.kind) {
    case 'image':
      return <ZoomedPicture hash={asset.hash} title={title} />;
    case 'video':
      return <ClipPlayer asset={asset} title={title} keys={player} />;
    case 'audio':
      return (
        <div className={style['sound']}>
          <SoundBar hash={asset.hash} title={title} seconds={asset.facts?.seconds} />
        </div>
      );
    default:
      return <div className={style['words']}>{words === '' ? 'Nothing was made yet.' : words}</div>;
  }
}
