import { X } from 'lucide-react';
import { useId } from 'react';
import { zDepictedPerson, type DepictedPerson } from '../../../runtime/graph/depiction.ts';
import { Button } from '../../kit/Button.tsx';
import { GrowingText } from '../../kit/form/GrowingText.tsx';
import { Segments } from '../../kit/form/Segments.tsx';
import { SelectInput } from '../../kit/form/SelectInput.tsx';
import { TextInput } from '../../kit/form/TextInput.tsx';
import { choiceWords } from '../fieldsOf.ts';
import style from './DepictionEditor.module.css';

interface PersonCardProps {
  readonly person: DepictedPerson;
  readonly onChange: (person: DepictedPerson) => void;
  readonly onRemove: () => void;
}

const { shape } = zDepictedPerson;
const poses = shape.pose.unwrap().options;
const faces = shape.face.unwrap().options;
const places = shape.place.unwrap().options;
const facings = shape.facing.unwrap().options;
const choicesOf = (values: readonly string[]) => values.map((value) => ({ value, words: choiceWords(value) }));

/** One person in the picture: what they do, how they look, where they stand. */
export function PersonCard({ person, onChange, onRemove }: PersonCardProps) {
  const id = useId();
  const { name, pose, face, place, facing, look } = person;
  const put = (part: Partial<DepictedPerson>) => onChange({ ...person, ...part });
  return (
    <section className={style['person']} aria-label={name}>
      <div className={style['pair']}>
        <TextInput label="Name" value={name} onChange={(next) => put({ name: next })} />
        <Button look="quiet" icon={<X size={14} />} aria-label={`Remove ${name}`} onClick={onRemove} />
      </div>
      <div className={style['twoColumns']}>
        <div>
          <label htmlFor={`${id}-pose`}>Pose</label>
          <SelectInput
            id={`${id}-pose`}
            value={pose}
            choices={choicesOf(poses)}
            onChange={(next) => put({ pose: next as DepictedPerson['pose'] })}
          />
        </div>
        <div>
          <label htmlFor={`${id}-face`}>Face</label>
          <SelectInput
            id={`${id}-face`}
            value={face}
            choices={choicesOf(faces)}
            onChange={(next) => put({ face: next as DepictedPerson['face'] })}
          />
        </div>
      </div>
      <div className={style['row']}>
        <span>Stands</span>
        <Segments
          label="Place in the frame"
          isOptional
          value={place}
          choices={choicesOf(places)}
          onChange={(next) => onChange(withOptional(person, 'place', next as DepictedPerson['place']))}
        />
      </div>
      <div className={style['row']}>
        <span>Faces</span>
        <Segments
          label="Facing"
          isOptional
          value={facing}
          choices={choicesOf(facings)}
          onChange={(next) => onChange(withOptional(person, 'facing', next as DepictedPerson['facing']))}
        />
      </div>
      <GrowingText
        label={`Look of ${name}`}
        value={look}
        placeholder="hair, build, clothes, marks"
        onChange={(next) => put({ look: next })}
      />
    </section>
  );
}

/** What is not said is left out, not empty. */
function withOptional<Name extends 'place' | 'facing'>(
  person: DepictedPerson,
  name: Name,
  value: DepictedPerson[Name] | undefined,
): DepictedPerson {
  const { [name]: _before, ...rest } = person;
  return (value === undefined ? rest : { ...rest, [name]: value }) as DepictedPerson;
}
