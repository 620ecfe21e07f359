import { NodeResizer } from '@xyflow/react';
import { useSession } from '../app/contexts.tsx';
import { documentId } from '../scene/flowId.ts';
import { useCanvas } from './canvasContext.ts';
import './BoxResizer.css';

/** Handles at the corners and sides of a frame or note. Letting go is one step of undo. */
export function BoxResizer({ id: flowId, isVisible }: { readonly id: string; readonly isVisible: boolean }) {
  const { frames } = useSession();
  const { canvas } = useCanvas();
  const { section, id } = documentId(flowId);
  if (section === 'nodes') return null;
  return (
    <NodeResizer
      isVisible={isVisible}
      minWidth={120}
      minHeight={60}
      onResize={(_, { x, y, width, height }) =>
        canvas.setState({ resized: { id: flowId, rect: { x, y, width, height } } })
      }
      onResizeEnd={(_, { x, y, width, height }) => {
        canvas.setState({ resized: undefined });
        frames.resize(section, id, { x, y, width, height });
      }}
    />
  );
}
