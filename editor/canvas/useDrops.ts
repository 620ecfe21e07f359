import { useReactFlow } from '@xyflow/react';
import { useMemo, type DragEvent } from 'react';
import { useSession } from '../app/contexts.tsx';
import { nodeTypeMime } from './nodeTypeMime.ts';

/** What is dropped on the canvas from outside: a node of the drawer, files, an address, a text. */
export function useDrops() {
  const flow = useReactFlow();
  const { importer, actions } = useSession();
  return useMemo(
    () => ({
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        const { dataTransfer } = event;
        const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const type = dataTransfer.getData(nodeTypeMime);
        const files = [...dataTransfer.files];
        const url = dataTransfer.getData('text/uri-list').split('\n')[0]?.trim() ?? '';
        const text = dataTransfer.getData('text/plain');
        if (type !== '') actions.addNode(type, { x: at.x - 150, y: at.y - 19 });
        else if (files.length > 0) void importer.files(files, at);
        else if (url !== '') importer.address(url, at, /<img\b/i.test(dataTransfer.getData('text/html')));
        else if (text !== '') importer.text(text, at);
      },
    }),
    [flow, importer, actions],
  );
}
