import type { Scene, Screenplay, ScreenplayElement } from '../../runtime/screenplay/screenplay.ts';
import { zScreenplay } from '../../runtime/screenplay/screenplay.ts';

const people = ['ANNA BERG', 'BRUNO KLEIN', 'CLARA VOSS', 'DAVID STERN', 'EDITH LANGE', 'FRANZ HOLM'];
const places = ['KITCHEN', 'HARBOUR', 'ATTIC', 'STATION HALL', 'FOREST ROAD', 'COURT ROOM', 'ROOF', 'CELLAR'];
const times = ['DAY', 'NIGHT', 'DAWN', 'EVENING', 'CONTINUOUS'];
const acts = [
  'opens the door and stops.',
  'sits down with a letter in her hand.',
  'walks to the window.',
  'points at the lamp.',
  'laughs.',
];
const words = [
  'The boat leaves at nine and nobody is on it.',
  'No.',
  'I told you what the sea does to people who wait for it, and you waited all the same.',
  'Then we go.',
];

/** A screenplay of a feature's size, the same each time: `scenes` scenes with a dozen elements each. */
export function bigScreenplay(scenes: number): Screenplay {
  return zScreenplay.parse({
    id: 'big',
    title: 'The Long Crossing',
    format: 'feature',
    scenes: Array.from({ length: scenes }, (_, index) => sceneAt(index)),
    cast: people.map((name, index) => ({
      name,
      sex: index % 2 === 0 ? 'female' : 'male',
      age: 20 + index * 9,
      look: 'grey coat, short hair',
    })),
  } satisfies Record<keyof Omit<Screenplay, 'author' | 'places' | 'style' | 'shots'>, unknown>);
}

function sceneAt(index: number): Omit<Scene, 'beat' | 'conflict' | 'present'> {
  const id = `s${String(index + 1).padStart(3, '0')}`;
  const place = pick(places, index * 3);
  const time = index === 0 ? 'DAY' : pick(times, index);
  const inside = place !== 'HARBOUR' && place !== 'ROOF' && place !== 'FOREST ROAD';
  return {
    id,
    number: index + 1,
    heading: {
      text: `${inside ? 'INT.' : 'EXT.'} ${place} - ${time}`,
      setting: inside ? 'int' : 'ext',
      place,
      time,
      modifiers: [],
    },
    elements: Array.from({ length: 12 }, (_, at) => elementAt(id, index, at)),
    seconds: 70,
  };
}

function elementAt(scene: string, index: number, at: number): ScreenplayElement {
  const id = `${scene}-e${String(at + 1).padStart(2, '0')}`;
  const name = pick(people, index + (at % 3));
  const first = name.charAt(0) + name.slice(1).toLowerCase().split(' ')[0];
  if (at % 4 === 0) return { kind: 'action', id, text: `${first} ${pick(acts, index + at)}`, at: { element: at } };
  const voiceOver = at % 7 === 3;
  return {
    kind: 'dialogue',
    id,
    cue: voiceOver ? `${name} (V.O.)` : name,
    speaker: name,
    voiceOver,
    offScreen: false,
    continued: false,
    parentheticals: at % 5 === 2 ? ['quietly'] : [],
    text: pick(words, index * 5 + at),
    at: { element: at },
  };
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}
