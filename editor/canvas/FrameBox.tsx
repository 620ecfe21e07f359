import { useStore as useFlowStore, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { documentId } from '../scene/flowId.ts';
import { tintOf } from '../scene/tints.ts';
import { useCanvas } from './canvasContext.ts';
import { BoxResizer } from './BoxResizer.tsx';
import style from './FrameBox.module.css';
import { FrameTitle } from './FrameTitle.tsx';

/** A box around nodes that belong together: a scene. It is moved by its title, with all that is in it. */
export const FrameBox = memo(function FrameBox({ id: flowId, selected, width, height }: NodeProps) {
  const session = useSession();
  const { canvas } = useCanvas();
  const { id } = documentId(flowId);
  const frame = useStore(session.document.state, ({ graph }) => graph.frames[id]);
  const isUnder = useStore(canvas, ({ frameUnder }) => frameUnder === id);
  // Nearly as large on the screen at every zoom; in steps, so that zooming draws it a few times only.
  const size = useFlowStore(({ transform }) => Math.min(34, Math.max(18, Math.round(8.5 / transform[2]) * 2)));
  if (!frame) return null;
  return (
    <section
      className={style['frame']}
      data-selected={selected}
      data-under={isUnder}
      data-tint={tintOf(frame.color)}
      style={{ width, height }}
      aria-label={`Frame ${frame.title}`}
    >
      <BoxResizer id={flowId} isVisible={selected} />
      <FrameTitle id={id} title={frame.title} size={size} />
    </section>
  );
});
