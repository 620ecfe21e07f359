import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { documentId } from '../scene/flowId.ts';
import { tintOf } from '../scene/tints.ts';
import { BoxResizer } from './BoxResizer.tsx';
import style from './NoteCard.module.css';

/** A note on the canvas: words for people, which nothing runs. A double click writes it. */
export const NoteCard = memo(function NoteCard({ id: flowId, selected, width, height }: NodeProps) {
  const { document, panels, frames } = useSession();
  const { id } = documentId(flowId);
  const note = useStore(document.state, ({ graph }) => graph.notes[id]);
  const isWriting = useStore(panels.state, ({ renaming }) => renaming?.section === 'notes' && renaming.id === id);
  if (!note) return null;
  return (
    <section
      className={style['note']}
      data-selected={selected}
      data-tint={tintOf(note.color) ?? 'yellow'}
      style={{ width, height }}
      aria-label="Note"
      onDoubleClick={() => panels.rename({ section: 'notes', id })}
    >
      <BoxResizer id={flowId} isVisible={selected} />
      {isWriting ? (
        <textarea
          className="nodrag nowheel"
          aria-label="Text of the note"
          defaultValue={note.text}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          onBlur={({ target }) => {
            if (target.value !== note.text) {
              frames.changeNotes([id], 'Write note', (before) => ({ ...before, text: target.value }));
            }
            panels.rename(undefined);
          }}
        />
      ) : (
        <p data-empty={note.text === ''}>{note.text === '' ? 'Double-click to write' : note.text}</p>
      )}
    </section>
  );
});
