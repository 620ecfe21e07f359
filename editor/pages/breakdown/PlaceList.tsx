import { useState } from 'react';
import type { Setting } from '../../../runtime/screenplay/breakdown.ts';
import { Choice } from '../../kit/Choice.tsx';
import { DraftField } from '../../kit/DraftField.tsx';
import { correctPlace, mergePlaces } from '../../store/corrections.ts';
import { useDesk, useDeskState } from './deskContext.ts';
import { counted } from './filmWords.ts';
import { OpenRow } from './OpenRow.tsx';
import style from './OpenRow.module.css';

/** Every place of the film: one design each, lit by the time of day of each scene. */
export function PlaceList() {
  const settings = useDeskState((state) => state.shown.breakdown.settings);
  const [open, setOpen] = useState<string>();
  return (
    <ul className={style['list']}>
      {settings.map((place) => (
        <OpenRow
          key={place.id}
          isOpen={open === place.id}
          onToggle={() => setOpen(open === place.id ? undefined : place.id)}
          title={
            <>
              <span className={style['tag']}>{place.interior ? 'INT' : 'EXT'}</span>
              <b>{place.name}</b>
              <small>{place.description}</small>
            </>
          }
          facts={<span>{counted(place.scenes.length, 'scene')}</span>}
        >
          <PlaceForm place={place} onMerge={() => setOpen(undefined)} />
        </OpenRow>
      ))}
    </ul>
  );
}

function PlaceForm({ place, onMerge }: { readonly place: Setting; readonly onMerge: () => void }) {
  const desk = useDesk();
  const settings = useDeskState((state) => state.shown.breakdown.settings);
  const scenes = useDeskState((state) => state.shown.scenes);
  const numbers = scenes.filter(({ id }) => place.scenes.includes(id)).map(({ number }) => number);
  return (
    <>
      <div className={style['half']}>
        <DraftField
          label="Name"
          value={place.name}
          isRequired
          onChange={(name) => desk.correct((before) => correctPlace(before, place.id, { name }))}
        />
      </div>
      <div className={style['half']}>
        <Choice
          label="The same place as"
          value=""
          options={[
            { value: '', words: 'no other' },
            ...settings.filter(({ id }) => id !== place.id).map(({ id, name }) => ({ value: id, words: name })),
          ]}
          onChange={(other) => {
            if (other === '') return;
            desk.correct((before) => mergePlaces(before, place.scenes, other));
            onMerge();
          }}
        />
      </div>
      <DraftField
        label="Description"
        rows={2}
        value={place.description}
        onChange={(description) => desk.correct((before) => correctPlace(before, place.id, { description }))}
      />
      <p className={style['groupName']}>
        {numbers.length === 1 ? `In scene ${numbers[0] ?? ''}` : `In scenes ${numbers.join(', ')}`}
      </p>
    </>
  );
}
