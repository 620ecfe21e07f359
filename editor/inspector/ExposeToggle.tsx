import { SquareArrowRightEnter } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import style from './Field.module.css';

interface ExposeToggleProps {
  readonly node: NodeId;
  readonly param: string;
  readonly title: string;
}

/** Whether a param is one of the graph's own inputs, which are asked for when it runs as a template. */
export function ExposeToggle({ node, param, title }: ExposeToggleProps) {
  const { document, exposure } = useSession();
  const name = useStore(
    document.state,
    ({ graph }) => graph.inputs.find((input) => input.node === node && input.param === param)?.name,
  );
  const isExposed = name !== undefined;
  return (
    <button
      type="button"
      className={style['expose']}
      aria-label={`Make ${title} an input of the graph`}
      aria-pressed={isExposed}
      title={isExposed ? 'An input of the graph: a template asks for it' : 'Make it an input of the graph'}
      onClick={() => (isExposed ? exposure.hide('inputs', name) : exposure.exposeInput(node, param, title))}
    >
      <SquareArrowRightEnter size={12} />
    </button>
  );
}
