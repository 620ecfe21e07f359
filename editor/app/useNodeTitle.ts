import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from './contexts.tsx';

/** What people call a node. */
export function useNodeTitle(id: NodeId): string {
  const { catalog } = useApp();
  const { document } = useSession();
  const title = useStore(document.state, ({ graph }) => graph.nodes[id]?.title);
  const type = useStore(document.state, ({ graph }) => graph.nodes[id]?.type ?? '');
  const typeTitle = useStore(catalog.state, ({ nodeTypes }) => nodeTypes.get(type)?.title);
  return title !== undefined && title !== '' ? title : (typeTitle ?? type);
}
