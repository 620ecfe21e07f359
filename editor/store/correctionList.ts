import type { ScreenplayAnswer } from '../../runtime/protocol/screenplays.ts';
import type { Corrections } from '../../runtime/screenplay/breakdown.ts';
import { correctName, correctPerson, correctPlace, correctScene } from './corrections.ts';

/** One thing that a person corrected, and the corrections without it. */
export interface CorrectionItem {
  readonly key: string;
  /** `LANDLORD is Mr. Merryweather` */
  readonly words: string;
  readonly without: Corrections;
}

const personWords: Readonly<Record<string, string>> = {
  name: 'called',
  sex: 'sex',
  age: 'age',
  look: 'look',
  portraitPrompt: 'portrait',
  voice: 'voice',
};

/** All corrections in words, in the order of people, places, scenes. */
export function correctionList(all: Corrections, { breakdown, scenes }: ScreenplayAnswer): CorrectionItem[] {
  const personName = (id: string) => breakdown.people.find((person) => person.id === id)?.name ?? id;
  const placeName = (id: string) => breakdown.settings.find((setting) => setting.id === id)?.name ?? id;
  const sceneName = (id: string) => `Scene ${scenes.find((scene) => scene.id === id)?.number ?? id}`;
  return [
    ...Object.entries(all.aliases).map(([name, person]) => ({
      ...{ key: `name ${name}`, words: `${name} is ${person}` },
      without: correctName(all, name, undefined),
    })),
    ...entries(all.people).map(([id, field, value]) => ({
      key: `person ${id} ${field}`,
      words:
        field === 'seen'
          ? `${personName(id)} is ${value === false ? 'not seen' : 'seen'}`
          : `${personName(id)}: ${personWords[field] ?? field} ${shown(value)}`,
      without: correctPerson(all, id, { [field]: undefined }),
    })),
    ...entries(all.settings).map(([id, field, value]) => ({
      key: `place ${id} ${field}`,
      words: `${placeName(id)}: ${field === 'name' ? 'called' : field} ${shown(value)}`,
      without: correctPlace(all, id, { [field]: undefined }),
    })),
    ...entries(all.scenes).map(([id, field, value]) => ({
      key: `scene ${id} ${field}`,
      words: `${sceneName(id)}: ${field === 'setting' ? `in ${placeName(String(value))}` : sceneWords(field, value, personName)}`,
      without: correctScene(all, id, { [field]: undefined }),
    })),
  ];
}

function sceneWords(field: string, value: unknown, personName: (id: string) => string): string {
  if (field !== 'people' || !Array.isArray(value)) return `${field} ${shown(value)}`;
  const names = value.map((id) => personName(String(id)));
  return names.length === 0 ? 'nobody is seen' : `seen are ${names.join(', ')}`;
}

function entries(records: Readonly<Record<string, object>>): [id: string, field: string, value: unknown][] {
  return Object.entries(records).flatMap(([id, record]) =>
    Object.entries(record).map(([field, value]: [string, unknown]): [string, string, unknown] => [id, field, value]),
  );
}

function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length > 60 ? `${text.slice(0, 58)} …` : text;
}
