import type { SceneBreakdown } from '../../../runtime/screenplay/breakdown.ts';
import { zCorrections } from '../../../runtime/screenplay/breakdown.ts';
import { Choice } from '../../kit/Choice.tsx';
import { correctScene, type SceneChange } from '../../store/corrections.ts';
import { useDesk, useDeskState } from './deskContext.ts';
import style from './OpenRow.module.css';

const zScene = zCorrections.shape.scenes.unwrap().valueType.shape;
const times = zScene.time.unwrap().options;
const weathers = zScene.weather.unwrap().options;

/** Where and when a scene is, and who is seen in it. */
export function SceneForm({ heading, part }: { readonly heading: string; readonly part: SceneBreakdown }) {
  const desk = useDesk();
  const { settings, people } = useDeskState((state) => state.shown.breakdown);
  const change = (value: SceneChange) => desk.correct((before) => correctScene(before, part.scene, value));
  return (
    <>
      <p>
        In the script: <b>{heading}</b>
      </p>
      <div className={style['third']}>
        <Choice
          label="Place"
          value={part.setting}
          options={settings.map(({ id, name, interior }) => ({
            value: id,
            words: `${interior ? 'INT' : 'EXT'} ${name}`,
          }))}
          onChange={(setting) => change({ setting })}
        />
      </div>
      <div className={style['third']}>
        <Choice
          label="Time of day"
          value={part.time}
          options={times.map((value) => ({ value, words: value }))}
          onChange={(time) => change({ time: times.find((one) => one === time) })}
        />
      </div>
      <div className={style['third']}>
        <Choice
          label="Weather"
          value={part.weather}
          options={weathers.map((value) => ({ value, words: value }))}
          onChange={(weather) => change({ weather: weathers.find((one) => one === weather) })}
        />
      </div>
      <fieldset className={style['group']}>
        <legend>Seen in this scene</legend>
        <div className={style['chips']}>
          {people
            .filter(({ heardOnly }) => !heardOnly)
            .map(({ id, name }) => {
              const isSeen = part.people.includes(id);
              return (
                <button
                  key={id}
                  type="button"
                  className={style['chip']}
                  aria-pressed={isSeen}
                  onClick={() =>
                    change({ people: isSeen ? part.people.filter((one) => one !== id) : [...part.people, id] })
                  }
                >
                  {name}
                </button>
              );
            })}
        </div>
      </fieldset>
    </>
  );
}
