import { useId } from 'react';
import { zDepiction, zTimeOfDay, type Depiction } from '../../../runtime/graph/depiction.ts';
import { GrowingText } from '../../kit/form/GrowingText.tsx';
import { Segments } from '../../kit/form/Segments.tsx';
import { choiceWords } from '../fieldsOf.ts';
import style from './DepictionEditor.module.css';

type Light = Depiction['light'];

interface LightPartProps {
  readonly light: Light;
  readonly onChange: (light: Light) => void;
}

const times = zTimeOfDay.options;
const weathers = zDepiction.shape.light.shape.weather.unwrap().options;
const choicesOf = (values: readonly string[]) => values.map((value) => ({ value, words: choiceWords(value) }));

/** Time of day, weather, and what the light feels like. */
export function LightPart({ light, onChange }: LightPartProps) {
  const id = useId();
  return (
    <div className={style['part']}>
      <h4>Light</h4>
      <Segments
        label="Time of day"
        look="chips"
        value={light.time}
        choices={choicesOf(times)}
        onChange={(time) => onChange({ ...light, time: time as Light['time'] })}
      />
      <Segments
        label="Weather"
        look="chips"
        value={light.weather}
        choices={choicesOf(weathers)}
        onChange={(weather) => onChange({ ...light, weather: weather as Light['weather'] })}
      />
      <GrowingText
        id={`${id}-mood`}
        label="Mood of the light"
        value={light.mood}
        placeholder="mood: soft key, smoky"
        onChange={(mood) => onChange({ ...light, mood })}
      />
    </div>
  );
}
