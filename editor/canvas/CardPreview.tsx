import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import style from './CardPreview.module.css';
import type { NodeStatus } from './nodeStatus.ts';

interface CardPreviewProps {
  readonly node: NodeId;
  readonly kind: 'picture' | 'sound';
  readonly status: NodeStatus;
}

/** What a node made last: a small picture. */
export function CardPreview({ node, kind, status }: CardPreviewProps) {
  const { api } = useApp();
  const { run } = useSession();
  const preview = useStore(run.state, ({ nodes }) => {
    const tasks = nodes.get(node)?.tasks;
    return tasks && [...tasks.values()].find((task) => task.preview)?.preview;
  });
  const isSeen = preview && (preview.kind === 'image' || preview.kind === 'video');
  return (
    <div className={style['preview']} data-kind={kind} data-state={status.state}>
      {isSeen ? (
        <img
          src={api.assets.thumbnailUrl(preview.hash, 320)}
          alt=""
          decoding="async"
          loading="lazy"
          draggable={false}
        />
      ) : (
        <span>{kind === 'sound' ? 'sound' : 'no picture yet'}</span>
      )}
    </div>
  );
}
