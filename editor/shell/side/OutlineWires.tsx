import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useApp, useSession } from '../../app/contexts.tsx';
import { wireWords } from '../../store/wireWords.ts';
import style from './OutlinePanel.module.css';

interface OutlineWiresProps {
  readonly id: NodeId;
  readonly onGo: (other: NodeId) => void;
}

/** The wires of the node that the outline is at, as words; each leads to the node at its other end. */
export function OutlineWires({ id, onGo }: OutlineWiresProps) {
  const { catalog } = useApp();
  const { document } = useSession();
  const graph = useStore(document.state, (state) => state.graph);
  const types = useStore(catalog.state, (state) => state.nodeTypes);
  const titleOf = (node: NodeId) => graph.nodes[node]?.title ?? types.get(graph.nodes[node]?.type ?? '')?.title ?? node;
  const wires = wireWords(graph, id, titleOf);
  return (
    <section className={style['wires']} aria-label={`Wires of ${titleOf(id)}`}>
      {wires.length === 0 ? <p>No wires.</p> : null}
      <ul>
        {wires.map(({ edge, side, other, words }) => (
          <li key={edge}>
            <button type="button" onClick={() => onGo(other)}>
              {side === 'in' ? <ArrowLeft size={13} aria-label="in:" /> : <ArrowRight size={13} aria-label="out:" />}
              <span>{words}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
