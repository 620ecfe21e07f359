import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { documentId } from '../scene/flowId.ts';
import { useCanvas } from './canvasContext.ts';
import style from './FrameBox.module.css';

/** A box around nodes that belong together: a scene. It is moved by its title, with all that is in it. */
export const FrameBox = memo(function FrameBox({ id, selected }: NodeProps) {
  const session = useSession();
  const frame = useStore(session.document.state, ({ graph }) => graph.frames[documentId(id).id]);
  const { canvas } = useCanvas();
  const isUnder = useStore(canvas, ({ frameUnder }) => frameUnder === documentId(id).id);
  if (!frame) return null;
  return (
    <section
      className={style['frame']}
      data-selected={selected}
      data-under={isUnder}
      style={{ width: frame.width, height: frame.height }}
    >
      <h3 className={`${style['title']} frame-handle`}>{frame.title}</h3>
    </section>
  );
});
