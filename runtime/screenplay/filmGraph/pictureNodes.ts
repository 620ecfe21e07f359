import type { Depiction } from '../../graph/depiction.ts';
import type { Person, Setting } from '../breakdown.ts';
import { placePrompt, portraitPrompt } from '../shots/promptOf.ts';
import type { Shot } from '../shot.ts';
import type { FilmStyle } from './filmStyle.ts';
import type { GraphBuilder, Out } from './graphBuilder.ts';

const portraitSize = 1024;

/**
 * The picture of a shot's place: one a place and time of day, so that light stays the same through all scenes in it.
 * Outside the weather counts too; inside it is only heard.
 */
export function placeId({ place, light }: Depiction): string {
  const weather = place.interior || light.weather === 'clear' ? '' : `-${light.weather}`;
  return `place/${place.id}-${light.time}${weather}`;
}

export function addPlace(builder: GraphBuilder, shot: Shot, setting: Setting | undefined, film: FilmStyle): Out {
  const { depiction } = shot;
  const empty: Depiction = {
    ...depiction,
    light: { ...depiction.light, mood: (setting?.mood ?? []).join(', ') },
    people: [],
    props: [],
    size: 'wide',
    angle: 'eye',
    move: 'static',
    lens: 24,
    action: '',
  };
  return builder.add(
    {
      id: placeId(depiction),
      type: 'image/generate',
      title: `${depiction.place.name}, ${depiction.light.time}`,
      params: {
        prompt: placePrompt(setting, empty),
        negativePrompt: `${film.negativePrompt}, people`,
        depiction: empty,
        width: film.width,
        height: film.height,
      },
    },
    'image',
  );
}

export function addPortrait(builder: GraphBuilder, person: Person, style: string, film: FilmStyle): Out {
  const depiction: Depiction = {
    place: { id: 'portrait', name: 'Portrait', interior: true, description: 'neutral background', palette: [] },
    light: { time: 'day', weather: 'clear', mood: 'soft, even light' },
    people: [
      {
        id: person.id,
        name: person.name,
        look: person.look,
        sex: person.sex,
        ...(person.age !== undefined && { age: person.age }),
        pose: 'stand',
        face: 'neutral',
        place: 'center',
        facing: 'camera',
      },
    ],
    size: 'medium-close',
    angle: 'eye',
    move: 'static',
    lens: 65,
    props: [],
    action: '',
    style,
  };
  return builder.add(
    {
      id: `person/${person.id}`,
      type: 'image/generate',
      title: person.name,
      params: {
        prompt: portraitPrompt(person, style),
        negativePrompt: film.negativePrompt,
        depiction,
        width: portraitSize,
        height: portraitSize,
      },
    },
    'image',
  );
}
