import { useState } from 'react';
import { useDeskState } from './deskContext.ts';
import { counted } from './filmWords.ts';
import { OpenRow } from './OpenRow.tsx';
import style from './OpenRow.module.css';
import { PersonForm } from './PersonForm.tsx';

/** Everybody of the film: one face and one voice each. */
export function PeopleList() {
  const people = useDeskState((state) => state.shown.breakdown.people);
  const [open, setOpen] = useState<string>();
  return (
    <ul className={style['list']}>
      {people.map((person) => {
        const { id, name, sex, age, look, heardOnly, lines } = person;
        const facts = [sex === 'unknown' ? undefined : sex, age === undefined ? undefined : String(age)];
        return (
          <OpenRow
            key={id}
            isOpen={open === id}
            onToggle={() => setOpen(open === id ? undefined : id)}
            title={
              <>
                <b>{name}</b>
                <small>{heardOnly ? 'a voice, never seen' : look}</small>
              </>
            }
            facts={
              <>
                <span>{facts.filter((words) => words !== undefined).join(', ')}</span>
                <span>{counted(lines, 'line')}</span>
              </>
            }
          >
            <PersonForm person={person} onMerge={() => setOpen(undefined)} />
          </OpenRow>
        );
      })}
    </ul>
  );
}
