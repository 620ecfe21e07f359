import { UserPlus } from 'lucide-react';
import { zDepictedPerson, type DepictedPerson } from '../../../runtime/graph/depiction.ts';
import { Button } from '../../kit/Button.tsx';
import style from './DepictionEditor.module.css';
import { FilmMenu } from './FilmMenu.tsx';
import { peopleOf } from './filmParts.ts';
import { PersonCard } from './PersonCard.tsx';

interface PeoplePartProps {
  readonly people: readonly DepictedPerson[];
  readonly onChange: (people: DepictedPerson[]) => void;
}

/** Who is seen, and how. */
export function PeoplePart({ people, onChange }: PeoplePartProps) {
  const add = () => {
    const taken = new Set(people.map(({ id }) => id));
    let number = people.length + 1;
    while (taken.has(`person-${number}`)) number += 1;
    onChange([...people, zDepictedPerson.parse({ id: `person-${number}`, name: `Person ${number}` })]);
  };
  return (
    <div className={style['part']}>
      <div className={style['head']}>
        <h4>People</h4>
        <span>
          <FilmMenu
            words="of the film"
            label="Add a person of the film"
            find={peopleOf}
            onPick={(person) => {
              if (!people.some(({ id }) => id === person.id)) onChange([...people, person]);
            }}
          />
          <Button
            look="quiet"
            icon={<UserPlus size={14} />}
            aria-label="Add a person"
            title="Somebody new"
            onClick={add}
          />
        </span>
      </div>
      {people.map((person, index) => (
        <PersonCard
          key={person.id}
          person={person}
          onChange={(next) => onChange(people.map((each, place) => (place === index ? next : each)))}
          onRemove={() => onChange(people.filter((_, place) => place !== index))}
        />
      ))}
    </div>
  );
}
