import { useDeferredValue } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { ManyInspector } from './ManyInspector.tsx';
import { NodeInspector } from './NodeInspector.tsx';

/** The params of what is selected, as a form made from the types' JSON Schema. */
export function Inspector() {
  const { selection } = useSession();
  const selected = useStore(selection.state, (state) => state.nodes);
  const formed = useDeferredValue(selected);
  // A frame that is being pulled over hundreds of nodes must not wait for their form. The form of one node is there at
  // once: nobody may type into that of the node before.
  const ids = [...(selected.size > 1 && formed.size > 1 ? formed : selected)] as NodeId[];
  const [only] = ids;
  if (only === undefined) return null;
  if (ids.length > 1) return <ManyInspector key={ids.join(' ')} ids={ids} />;
  return <NodeInspector key={only} id={only} />;
}
