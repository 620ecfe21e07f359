import { Search } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import { useApp, useSession } from '../../app/contexts.tsx';
import { nodeTypeMime } from '../../canvas/nodeTypeMime.ts';
import { NodeIcon } from '../../kit/NodeIcon.tsx';
import style from './NodesPanel.module.css';

/** All node types by category, to be dragged onto the canvas, or put in its middle by a click. */
export function NodesPanel() {
  const { catalog } = useApp();
  const types = useStore(catalog.state, (state) => state.nodeTypes);
  const [words, setWords] = useState('');
  const found = [...types.values()].filter((type) => matches(type, words));
  const groups = Map.groupBy(found, ({ category }) => category);
  return (
    <>
      <label className={style['search']}>
        <Search size={14} aria-hidden="true" />
        <span className="visually-hidden">Find a node</span>
        <input
          type="search"
          placeholder="Find a node"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <div className={style['list']}>
        {found.length === 0 ? <p>Nothing is called like that.</p> : null}
        {[...groups].map(([category, of]) => (
          <section key={category}>
            <h3>{category}</h3>
            {of.map((type) => (
              <DrawerItem key={type.type} type={type} />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

function DrawerItem({ type: { type, title, description } }: { readonly type: NodeTypeInfo }) {
  const { actions, viewport } = useSession();
  return (
    <button
      type="button"
      className={style['item']}
      title={description}
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(nodeTypeMime, type);
        dataTransfer.effectAllowed = 'copy';
      }}
      onClick={() => actions.addNode(type, viewport.view?.middle() ?? { x: 0, y: 0 })}
    >
      <NodeIcon type={type} />
      {title}
    </button>
  );
}

function matches({ title, type, description }: NodeTypeInfo, words: string): boolean {
  const text = `${title} ${type} ${description}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
