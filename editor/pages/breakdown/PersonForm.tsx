import { useId } from 'react';
import type { Person } from '../../../runtime/screenplay/breakdown.ts';
import { Choice } from '../../kit/Choice.tsx';
import { DraftField } from '../../kit/DraftField.tsx';
import { correctName, correctPerson, type PersonChange } from '../../store/corrections.ts';
import { useDesk, useDeskState } from './deskContext.ts';
import style from './OpenRow.module.css';

interface PersonFormProps {
  readonly person: Person;
  /** The person is somebody else from now on. */
  readonly onMerge: () => void;
}

/** Name, face and voice of a person, and whether it is one at all. */
export function PersonForm({ person, onMerge }: PersonFormProps) {
  const desk = useDesk();
  const others = useDeskState((state) => state.shown.breakdown.people).filter(({ id }) => id !== person.id);
  const read = useDeskState((state) => state.original.breakdown.people);
  const seen = useDeskState((state) => state.corrections.people[person.id]?.seen);
  const seenId = useId();
  const change = (value: { [Key in keyof PersonChange]?: PersonChange[Key] | undefined }) =>
    desk.correct((before) => correctPerson(before, person.id, value));
  const asRead = ({ id, name }: Person) => read.find((one) => one.id === id)?.name ?? name;
  return (
    <>
      <div className={style['half']}>
        <DraftField label="Name" value={person.name} isRequired onChange={(name) => change({ name })} />
      </div>
      <div className={style['half']}>
        <Choice
          label="The same person as"
          value=""
          options={[
            { value: '', words: 'nobody else' },
            ...others.map((other) => ({ value: asRead(other), words: other.name })),
          ]}
          onChange={(other) => {
            if (other === '') return;
            desk.correct((before) => correctName(before, asRead(person), other));
            onMerge();
          }}
        />
      </div>
      <div className={style['half']}>
        <Choice
          label="Sex"
          value={person.sex}
          options={(['female', 'male', 'unknown'] as const).map((value) => ({ value, words: value }))}
          onChange={(sex) => change({ sex: (['female', 'male', 'unknown'] as const).find((one) => one === sex) })}
        />
      </div>
      <div className={style['half']}>
        <DraftField
          label="Age"
          type="number"
          value={person.age === undefined ? '' : String(person.age)}
          onChange={(age) => change({ age: ageOf(age) })}
        />
      </div>
      <DraftField label="Look" rows={2} value={person.look} onChange={(look) => change({ look })} />
      <DraftField
        label="Voice"
        rows={2}
        value={person.voice}
        placeholder="How this person sounds"
        onChange={(voice) => change({ voice })}
      />
      <div className={style['check']}>
        <input
          id={seenId}
          type="checkbox"
          checked={seen === false || person.heardOnly}
          disabled={person.heardOnly && seen !== false}
          onChange={({ target }) => change({ seen: target.checked ? false : undefined })}
        />
        <label htmlFor={seenId}>
          {person.lines > 0 ? 'Only a voice, never seen' : 'Not a person: there are no lines, so it goes'}
        </label>
      </div>
      <div>
        <p className={style['groupName']}>Called in the script</p>
        <ul className={style['chips']}>
          {person.aliases.map((alias) => (
            <li key={alias} className={style['chip']}>
              {alias}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function ageOf(text: string): number | undefined {
  const age = Number(text);
  return text.trim() === '' || Number.isNaN(age) ? undefined : Math.min(200, Math.max(0, age));
}
