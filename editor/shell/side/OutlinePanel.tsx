import { ContextMenu } from 'radix-ui';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useApp, useSession } from '../../app/contexts.tsx';
import { useWindow } from '../../kit/useWindow.ts';
import { type OutlineRow, outlineTree } from '../../store/outlineTree.ts';
import { OutlineMenu } from './OutlineMenu.tsx';
import style from './OutlinePanel.module.css';
import { OutlineLine, outlineRowHeight } from './OutlineLine.tsx';
import { OutlineWires } from './OutlineWires.tsx';

/** The whole graph as a list, for the keyboard and for whoever hears it: frames, their nodes, states and wires. */
export function OutlinePanel() {
  const { catalog } = useApp();
  const session = useSession();
  const graph = useStore(session.document.state, (state) => state.graph);
  const types = useStore(catalog.state, (state) => state.nodeTypes);
  const selected = useStore(session.selection.state);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState<string>();
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => outlineTree(graph, closed, (type) => types.get(type)?.title),
    // Params change with every letter that is typed; the outline shows none of them.
    [graph.nodes, graph.frames, graph.layout, closed, types],
  );
  const active = Math.max(
    0,
    rows.findIndex(({ id }) => id === activeId),
  );
  const shown = useWindow(tree, rows.length, outlineRowHeight);

  const [only] = selected.nodes;
  useEffect(() => {
    if (only !== undefined && selected.nodes.size === 1) setActiveId(only);
  }, [only, selected.nodes.size]);
  useEffect(() => {
    const element = tree.current;
    if (!element) return;
    const top = active * outlineRowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + outlineRowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + outlineRowHeight - element.clientHeight;
  }, [active]);

  const toggle = (id: string, isOpen: boolean) => {
    const next = new Set(closed);
    if (isOpen) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  const select = ({ kind, id }: OutlineRow) => {
    setActiveId(id);
    if (kind === 'node') session.selection.nodes([id]);
    else session.selection.set({ frames: new Set([id]) });
  };
  const open = (row: OutlineRow) => {
    select(row);
    const frame = row.kind === 'frame' ? graph.frames[row.id] : undefined;
    session.viewport.show(frame ? frame.nodes : [row.id]);
    session.side.showNarrow('canvas');
  };
  const press = (event: KeyboardEvent) => {
    const row = rows[active];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const move = (to: number) => setActiveId(rows[Math.max(0, Math.min(rows.length - 1, to))]?.id);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      PageDown: () => move(active + 10),
      PageUp: () => move(active - 10),
      Enter: () => open(row),
      ' ': () => select(row),
      Delete: () => {
        const next = rows[active + 1] ?? rows[active - 1];
        select(row);
        session.actions.removeSelected();
        setActiveId(next?.id);
      },
      ArrowRight: () => {
        if (row.kind !== 'frame') return;
        if (closed.has(row.id)) toggle(row.id, true);
        else move(active + 1);
      },
      ArrowLeft: () => {
        if (row.kind === 'frame') toggle(row.id, false);
        else if (row.level === 2) move(rows.findLastIndex(({ kind }, index) => kind === 'frame' && index < active));
      },
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  if (rows.length === 0) return <p className={style['empty']}>The graph is empty.</p>;
  return (
    <>
      <ContextMenu.Root
        modal={false}
        onOpenChange={(isOpen) => {
          const row = rows[active];
          if (isOpen && row && !selected.nodes.has(row.id)) select(row);
        }}
      >
        <ContextMenu.Trigger asChild>
          <div
            ref={tree}
            role="tree"
            tabIndex={0}
            aria-label="Outline of the graph"
            aria-activedescendant={`outline-${rows[active]?.id ?? ''}`}
            className={style['tree']}
            onKeyDown={press}
          >
            <div className={style['space']} style={{ height: rows.length * outlineRowHeight }}>
              {rows.slice(shown.from, shown.to).map((row, index) => (
                <OutlineLine
                  key={`${row.kind} ${row.id}`}
                  row={row}
                  top={(shown.from + index) * outlineRowHeight}
                  isActive={shown.from + index === active}
                  isSelected={row.kind === 'node' ? selected.nodes.has(row.id) : selected.frames.has(row.id)}
                  isOpen={!closed.has(row.id)}
                  onToggle={(isOpen) => toggle(row.id, isOpen)}
                  onPoint={() => select(row)}
                  onOpen={() => open(row)}
                />
              ))}
            </div>
          </div>
        </ContextMenu.Trigger>
        <OutlineMenu />
      </ContextMenu.Root>
      {rows[active]?.kind === 'node' ? (
        <OutlineWires
          id={rows[active].id as NodeId}
          onGo={(other) => {
            setActiveId(other);
            session.show(other);
          }}
        />
      ) : null}
    </>
  );
}
