import { useRef } from 'react';
import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import style from './Inspector.module.css';
import { newGesture } from './newGesture.ts';

interface TitleInputProps {
  readonly id: NodeId;
  readonly node: GraphNode;
  readonly placeholder: string;
}

export function TitleInput({ id, node, placeholder }: TitleInputProps) {
  const { document } = useSession();
  const gesture = useRef(newGesture());
  return (
    <input
      className={style['title']}
      aria-label="Title"
      value={node.title ?? ''}
      placeholder={placeholder}
      onFocus={() => {
        gesture.current = newGesture();
      }}
      onChange={({ target }) => {
        const { title: _before, ...rest } = node;
        const value = target.value === '' ? rest : { ...rest, title: target.value };
        document.apply('Rename', [{ op: 'set-node', id, value }], gesture.current);
      }}
    />
  );
}
