import { useState } from 'react';
import type { Asset } from '../../../runtime/graph/asset.ts';
import { useApp } from '../../app/contexts.tsx';
import { elapsed } from '../../kit/elapsed.ts';
import style from './CardPreview.module.css';
import { PicturePreview } from './PicturePreview.tsx';

interface ClipPreviewProps {
  readonly asset: Asset;
  readonly title: string;
  /** Nothing of the clip is loaded before. */
  readonly isPlaying: boolean;
}

/** The first picture of a clip, which plays without sound while the pointer is over it. */
export function ClipPreview({ asset, title, isPlaying }: ClipPreviewProps) {
  const { media } = useApp();
  const [part, setPart] = useState(0);
  const seconds = asset.facts?.seconds;
  return (
    <>
      <PicturePreview hash={asset.hash} title={title} />
      {isPlaying ? (
        <video
          src={media.url(asset.hash)}
          muted
          loop
          autoPlay
          playsInline
          aria-label={`Clip of ${title}`}
          onTimeUpdate={({ currentTarget: { currentTime, duration } }) =>
            setPart(duration > 0 ? currentTime / duration : 0)
          }
        />
      ) : null}
      {isPlaying ? <i className={style['played']} style={{ scale: `${part} 1` }} /> : null}
      {seconds === undefined ? null : <span className={style['length']}>{elapsed(Math.round(seconds))}</span>}
    </>
  );
}
