import type { Depiction } from '../../../runtime/graph/depiction.ts';
import { GrowingText } from '../../kit/form/GrowingText.tsx';
import { Segments } from '../../kit/form/Segments.tsx';
import { TagInput } from '../../kit/form/TagInput.tsx';
import { TextInput } from '../../kit/form/TextInput.tsx';
import style from './DepictionEditor.module.css';
import { FilmMenu } from './FilmMenu.tsx';
import { placesOf } from './filmParts.ts';

type Place = Depiction['place'];

interface PlacePartProps {
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}

/** Where it is. */
export function PlacePart({ place, onChange }: PlacePartProps) {
  return (
    <div className={style['part']}>
      <div className={style['head']}>
        <h4>Place</h4>
        <FilmMenu words="of the film" label="Choose a place of the film" find={placesOf} onPick={onChange} />
      </div>
      <div className={style['pair']}>
        <TextInput
          label="Name of the place"
          value={place.name}
          placeholder="Lighthouse kitchen"
          onChange={(name) => onChange({ ...place, name })}
        />
        <Segments
          label="Inside or outside"
          value={place.interior ? 'in' : 'out'}
          choices={[
            { value: 'in', words: 'Int.' },
            { value: 'out', words: 'Ext.' },
          ]}
          onChange={(next) => onChange({ ...place, interior: next === 'in' })}
        />
      </div>
      <GrowingText
        label="What the place looks like"
        value={place.description}
        placeholder="what it looks like"
        onChange={(description) => onChange({ ...place, description })}
      />
      <TagInput
        label="Colours of the place"
        values={place.palette}
        placeholder="colours: gold, umber"
        onChange={(palette) => onChange({ ...place, palette })}
      />
    </div>
  );
}
