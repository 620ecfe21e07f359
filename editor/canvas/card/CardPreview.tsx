import { useState } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useSession } from '../../app/contexts.tsx';
import type { NodeStatus } from '../nodeStatus.ts';
import style from './CardPreview.module.css';
import { ClipPreview } from './ClipPreview.tsx';
import { PicturePreview } from './PicturePreview.tsx';
import { SoundPreview } from './SoundPreview.tsx';
import { TakesBar } from './TakesBar.tsx';

interface CardPreviewProps {
  readonly node: NodeId;
  readonly title: string;
  readonly kind: 'picture' | 'sound';
  readonly status: NodeStatus;
  readonly isSelected: boolean;
}

/** What a node made last: a picture, a clip that plays under the pointer, a sound as its waveform; and its takes. */
export function CardPreview({ node, title, kind, status, isSelected }: CardPreviewProps) {
  const { previews, plan } = useSession();
  const preview = useStore(previews.state, (state) => state.get(node));
  const elements = useStore(plan.state, ({ nodes }) => nodes.get(node)?.tasks ?? 1);
  const [isPointed, setPointed] = useState(false);
  return (
    <div
      className={style['preview']}
      data-kind={kind}
      data-state={status.state}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      {preview?.kind === 'image' ? <PicturePreview hash={preview.hash} title={title} /> : null}
      {preview?.kind === 'video' ? <ClipPreview asset={preview} title={title} isPlaying={isPointed} /> : null}
      {preview?.kind === 'audio' ? <SoundPreview asset={preview} title={title} /> : null}
      {preview && elements > 1 ? (
        <span className={style['elements']} title="The first of all that it makes: one for each element of a list">
          1 of {elements}
        </span>
      ) : null}
      {preview ? null : <EmptyPreview kind={kind} status={status} />}
      <TakesBar node={node} isOpen={isPointed || isSelected} isBeside={kind === 'sound'} />
    </div>
  );
}

const busyWords: Partial<Record<NodeStatus['state'], string>> = { running: 'in the making', waiting: 'in the queue' };

function EmptyPreview({ kind, status }: Pick<CardPreviewProps, 'kind' | 'status'>) {
  return <span>{busyWords[status.state] ?? (kind === 'sound' ? 'no sound yet' : 'no picture yet')}</span>;
}
