import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { moved } from './movedItem.ts';
import { useListWires } from './useListWires.ts';
import style from './WireOrder.module.css';

interface WireOrderProps {
  readonly node: NodeId;
  readonly port: string;
  readonly title: string;
}

/** The wires into a list, in their order, which can be changed: by dragging, with the buttons, with Alt and arrows. */
export function WireOrder({ node, port, title }: WireOrderProps) {
  const { actions } = useSession();
  const wires = useListWires(node, port);
  const ids = wires.map(({ id }) => id);
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<{ readonly from: number; readonly to: number }>();
  const shown = dragged ? moved(ids, dragged.from, dragged.to) : ids;
  const sources = new Map(wires.map(({ id, edge }) => [id, edge.from]));
  const move = (from: number, to: number) => {
    if (to < 0 || to >= ids.length || from === to) return;
    actions.orderWires(moved(ids, from, to));
    requestAnimationFrame(() => row(list.current, to)?.focus());
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.altKey) move(index, index + by);
    else row(list.current, index + by)?.focus();
  };
  return (
    <section className={style['order']} aria-label={`Order of ${title}`}>
      <ol ref={list}>
        {shown.map((id, index) => (
          <li
            key={id}
            draggable
            data-dragged={dragged?.to === index}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged({ from: index, to: index });
            }}
            onDragOver={(event) => {
              event.preventDefault();
              if (dragged && dragged.to !== index) setDragged({ from: dragged.from, to: index });
            }}
            onDragEnd={() => {
              if (dragged) move(dragged.from, dragged.to);
              setDragged(undefined);
            }}
          >
            <GripVertical size={14} aria-hidden="true" />
            <button
              type="button"
              className={style['name']}
              aria-label={`${index + 1} of ${ids.length}: move with Alt and the arrow keys`}
              onKeyDown={(event) => onKey(event, index)}
            >
              {index + 1}. <SourceName node={sources.get(id)?.node} />
            </button>
            <Button
              look="quiet"
              icon={<ArrowUp size={13} />}
              aria-label="Earlier"
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            />
            <Button
              look="quiet"
              icon={<ArrowDown size={13} />}
              aria-label="Later"
              disabled={index === ids.length - 1}
              onClick={() => move(index, index + 1)}
            />
            <Button
              look="quiet"
              icon={<X size={13} />}
              aria-label="Remove wire"
              onClick={() => actions.removeWires([id])}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function row(list: HTMLOListElement | null, index: number): HTMLButtonElement | undefined {
  return list?.children[index]?.querySelector('button') ?? undefined;
}

function SourceName({ node }: { readonly node: NodeId | undefined }) {
  const { catalog } = useApp();
  const { document } = useSession();
  const from = useStore(document.state, ({ graph }) => (node === undefined ? undefined : graph.nodes[node]));
  const title = useStore(catalog.state, ({ nodeTypes }) => nodeTypes.get(from?.type ?? '')?.title);
  return <span>{from?.title ?? title ?? from?.type ?? node}</span>;
}
