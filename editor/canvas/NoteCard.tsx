import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { documentId } from '../scene/flowId.ts';
import style from './NoteCard.module.css';

/** A note on the canvas: words for people, which nothing runs. */
export const NoteCard = memo(function NoteCard({ id, selected }: NodeProps) {
  const session = useSession();
  const note = useStore(session.document.state, ({ graph }) => graph.notes[documentId(id).id]);
  if (!note) return null;
  return (
    <section className={style['note']} data-selected={selected} style={{ width: note.width, height: note.height }}>
      {note.text}
    </section>
  );
});
