import type { AmbienceSound, Soundscape } from '../../graph/soundscape.ts';
import type { SceneBreakdown, Setting } from '../breakdown.ts';
import { foldText } from '../foldText.ts';

type Layer = Soundscape['ambience'][number];

/** Words of a place, and what sounds there. Inside, what comes from without is quieter. */
const soundsOfWords: readonly (readonly [words: string, sound: AmbienceSound, from: 'inside' | 'outside' | 'both'])[] =
  [
    [
      'sea|ocean|beach|shore|coast|cliff|harbou?r|pier|quay|dock|lighthouse|island|ship|boat|deck|cove|bay',
      'sea',
      'both',
    ],
    ['fire|fireplace|hearth|campfire|bonfire|furnace|forge|stove|torch', 'fire', 'both'],
    [
      'street|road|highway|avenue|boulevard|traffic|parking|intersection|city|downtown|sidewalk|taxi|alley|square',
      'traffic',
      'both',
    ],
    [
      'bar|pub|tavern|inn|cafe|restaurant|diner|party|market|crowd|station|courtroom|theat(?:re|er)|ballroom|mall|airport|arena|stadium|club',
      'crowd',
      'both',
    ],
    ['forest|wood|woods|grove|park|garden|orchard|jungle|trail|meadow', 'leaves', 'outside'],
    [
      'desert|moor|mountain|hill|field|plain|tundra|ridge|rooftop|roof|tower|graveyard|cemetery|ruins',
      'wind',
      'outside',
    ],
    [
      'engine room|lab|laboratory|server|factory|plant|workshop|machine|spaceship|bridge of|control room|hospital|clinic|basement|garage|lift|elevator',
      'machines',
      'inside',
    ],
    ['cave|cellar|dungeon|sewer|tunnel|crypt|vault|cell|mine', 'dripping', 'both'],
    ['study|library|office|parlou?r|waiting room|drawing room|living room|hall|clock', 'clock', 'inside'],
    ['train|carriage|compartment|railway car', 'train', 'inside'],
  ];

const tests = soundsOfWords.map(([words, sound, from]) => ({
  pattern: new RegExp(`(?<![\\p{L}-])(?:${words})s?(?![\\p{L}-])`, 'u'),
  sound,
  from,
}));

/** At most so many sounds of a place: more are mud. */
const mostLayers = 3;

const weatherSounds: Readonly<Record<SceneBreakdown['weather'], AmbienceSound | undefined>> = {
  clear: undefined,
  fog: undefined,
  rain: 'rain',
  storm: 'storm',
  snow: 'soft-wind',
  wind: 'wind',
};

/** What goes on sounding in a scene: the weather, then what the words of the place name, then the air of the hour. */
export function ambienceOf(
  setting: Pick<Setting, 'name' | 'description' | 'interior'>,
  scene: Pick<SceneBreakdown, 'time' | 'weather'>,
): Layer[] {
  const { interior } = setting;
  const layers = new Map<AmbienceSound, Layer>();
  const add = (sound: AmbienceSound, level: number) => {
    if (layers.size < mostLayers && !layers.has(sound)) layers.set(sound, { sound, level });
  };
  const weather = weatherSounds[scene.weather];
  if (weather) add(weather, interior ? -9 : 0);
  // The name says what the place is; the description also what is to be seen from it.
  for (const [text, further] of [
    [setting.name, 0],
    [setting.description, -5],
  ] as const) {
    const folded = foldText(text);
    for (const { pattern, sound, from } of tests) {
      if (from === (interior ? 'outside' : 'inside') || !pattern.test(folded)) continue;
      const isFromOutside = interior && (sound === 'sea' || sound === 'traffic');
      add(sound, further + (isFromOutside ? -8 : sound === 'clock' ? -6 : 0));
    }
  }
  if (interior) add('room-tone', layers.size === 0 ? 0 : -4);
  else if (layers.size === 0 || (layers.size < mostLayers && scene.weather === 'clear')) {
    const isNight = scene.time === 'night' || scene.time === 'evening' || scene.time === 'dusk';
    add(isNight ? 'night-insects' : 'birds', layers.size === 0 ? -4 : -12);
    add('soft-wind', -8);
  }
  return [...layers.values()];
}
