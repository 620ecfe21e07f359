import { useId } from 'react';
import { zDepiction, type Depiction } from '../../../runtime/graph/depiction.ts';
import type { Json } from '../../../runtime/graph/json.ts';
import { Button } from '../../kit/Button.tsx';
import { GrowingText } from '../../kit/form/GrowingText.tsx';
import { TagInput } from '../../kit/form/TagInput.tsx';
import { CameraPart } from './CameraPart.tsx';
import style from './DepictionEditor.module.css';
import { LightPart } from './LightPart.tsx';
import { PeoplePart } from './PeoplePart.tsx';
import { PlacePart } from './PlacePart.tsx';

interface DepictionEditorProps {
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

const blank: Depiction = zDepiction.parse({ place: { id: 'place', name: '', interior: true }, light: {} });

/** What a picture shows, in words and choices. The animatic draws from it. */
export function DepictionEditor({ value, onChange }: DepictionEditorProps) {
  const id = useId();
  const put = (next: Depiction) => onChange(next as unknown as Json);
  if (value === undefined) {
    return (
      <div className={style['none']}>
        <p>The animatic draws from a depiction: where it is, who is there, how the camera sees it.</p>
        <Button onClick={() => put(blank)}>Describe the picture</Button>
      </div>
    );
  }
  const parsed = zDepiction.safeParse(value);
  const depiction = parsed.success ? parsed.data : blank;
  const change = (part: Partial<Depiction>) => put({ ...depiction, ...part });
  return (
    <div className={style['depiction']}>
      <CameraPart depiction={depiction} onChange={change} />
      <div className={style['part']}>
        <label htmlFor={`${id}-action`}>What happens</label>
        <GrowingText
          id={`${id}-action`}
          value={depiction.action}
          placeholder="in a sentence"
          onChange={(action) => change({ action })}
        />
      </div>
      <PeoplePart people={depiction.people} onChange={(people) => change({ people })} />
      <PlacePart place={depiction.place} onChange={(place) => change({ place })} />
      <LightPart light={depiction.light} onChange={(light) => change({ light })} />
      <div className={style['part']}>
        <label htmlFor={`${id}-props`}>Props</label>
        <TagInput
          id={`${id}-props`}
          label="Props"
          values={depiction.props}
          placeholder="lamp, radio"
          onChange={(props) => change({ props })}
        />
      </div>
      <div className={style['part']}>
        <label htmlFor={`${id}-style`}>Style</label>
        <GrowingText
          id={`${id}-style`}
          value={depiction.style}
          placeholder="era, grain, palette"
          onChange={(words) => change({ style: words })}
        />
      </div>
    </div>
  );
}
