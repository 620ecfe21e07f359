import type { DepictedPerson, Depiction, ShotAngle, ShotSize } from '../../graph/depiction.ts';
import type { Person, Setting } from '../breakdown.ts';
import type { Screenplay } from '../screenplay.ts';
import { showsExtras } from './showsExtras.ts';

const sizeWords: Readonly<Record<ShotSize, string>> = {
  'extreme-wide': 'Extreme wide shot, people tiny in the landscape',
  wide: 'Wide shot, the whole place in view',
  full: 'Full shot, people from head to foot',
  'medium-wide': 'Medium wide shot, people from the knees up',
  medium: 'Medium shot, from the waist up',
  'medium-close': 'Medium close-up, head and chest',
  'close-up': 'Close-up of the face',
  'extreme-close-up': 'Extreme close-up of the eyes',
  'over-shoulder': 'Over-the-shoulder shot, the back of the listener blurred in the foreground',
  pov: 'Point-of-view shot, as seen through somebody’s eyes',
  insert: 'Insert shot, tight on the thing that matters',
  'two-shot': 'Two-shot, both people from the waist up',
  group: 'Group shot, everybody in view',
};
const angleWords: Readonly<Record<ShotAngle, string>> = {
  'birds-eye': 'seen from straight above',
  high: 'slightly high angle',
  eye: 'eye level',
  low: 'low angle',
  'worms-eye': 'seen from the ground',
  dutch: 'tilted horizon',
};
const moveWords: Readonly<Record<Depiction['move'], string>> = {
  static: 'The camera stands still.',
  'pan-left': 'The camera pans slowly to the left.',
  'pan-right': 'The camera pans slowly to the right.',
  'tilt-up': 'The camera tilts up.',
  'tilt-down': 'The camera tilts down.',
  'push-in': 'The camera pushes in slowly.',
  'pull-back': 'The camera pulls back slowly.',
  'zoom-in': 'The lens zooms in slowly.',
  'zoom-out': 'The lens zooms out slowly.',
  'track-left': 'The camera tracks to the left with the movement.',
  'track-right': 'The camera tracks to the right with the movement.',
  'crane-up': 'The camera rises.',
  'crane-down': 'The camera sinks.',
  orbit: 'The camera circles round.',
  handheld: 'Handheld camera, a slight unrest.',
  'rack-focus': 'The focus is pulled to whom the shot is about; the camera stands still.',
};
const poseWords: Readonly<Record<DepictedPerson['pose'], string>> = {
  stand: 'standing',
  sit: 'sitting',
  walk: 'walking',
  run: 'running',
  point: 'pointing',
  lean: 'leaning',
  crouch: 'crouching',
  hold: 'with something in the hands',
  lie: 'lying down',
};
const faceWords: Readonly<Record<DepictedPerson['face'], string>> = {
  neutral: '',
  happy: 'smiling',
  sad: 'sad',
  angry: 'angry',
  afraid: 'frightened',
  surprised: 'surprised',
  'eyes-closed': 'eyes closed',
};
const facingWords: Readonly<Record<NonNullable<DepictedPerson['facing']>, string>> = {
  left: 'looking to the left',
  right: 'looking to the right',
  camera: 'facing the camera',
  away: 'seen from behind',
};
const weatherWords: Readonly<Record<Depiction['light']['weather'], string>> = {
  clear: '',
  rain: 'rain',
  storm: 'storm',
  snow: 'snow',
  fog: 'fog',
  wind: 'strong wind',
};

/**
 * Words for a paid model. `image` is the first frame of a shot (people from reference pictures), `video` what moves in it.
 * People are described, never only named: a model knows no names.
 */
export function promptOf(depiction: Depiction, medium: 'image' | 'video'): string {
  const action = withoutNames(depiction.action, depiction.people);
  if (medium === 'video')
    return sentences([action, capital(faceOfMany(depiction.people)), moveWords[depiction.move], weatherOf(depiction)]);
  return sentences([
    `${sizeWords[depiction.size]}, ${angleWords[depiction.angle]}, ${depiction.lens} mm lens`,
    depiction.people.map(personClause).join('. '),
    depiction.people.length === 0 && !showsExtras(action) ? 'Nobody in the picture' : '',
    action,
    depiction.props.length > 0 ? `In view: ${depiction.props.join(', ')}` : '',
    placeClause(depiction),
    depiction.style,
  ]);
}

/** A person without a name: `a woman of 27, wiry, black cropped hair`. */
export function describePerson(person: Pick<DepictedPerson, 'sex' | 'age' | 'look'>): string {
  return joined([`a ${nounOf(person)}${person.age === undefined ? '' : ` of ${Math.round(person.age)}`}`, person.look]);
}

/** Prompt of the picture that a person is recognised by. The source's own words where it has them. */
export function portraitPrompt(person: Person, style: string): string {
  const own = person.portraitPrompt?.trim() ?? '';
  return sentences([
    own === '' ? `Portrait of ${describePerson(person)}, facing the camera, neutral background` : own,
    own === '' ? style : '',
  ]);
}

/** Prompt of an empty place. The source's own words where it has them, with the light of the time. */
export function placePrompt(setting: Setting | undefined, depiction: Depiction): string {
  const own = setting?.prompt?.trim() ?? '';
  return sentences([
    own === ''
      ? joined([
          `${depiction.place.interior ? 'Interior' : 'Exterior'}: ${depiction.place.name}`,
          depiction.place.description,
        ])
      : own,
    joined([timeWords(depiction), setting?.times[depiction.light.time]]),
    weatherOf(depiction),
    own === '' ? joined(setting?.mood ?? []) : '',
    depiction.style,
    'Wide view of the empty place, no people',
  ]);
}

/** What must not be in any picture of the film. */
export function negativePrompt(style: Screenplay['style']): string {
  return joined([
    'blurry, low quality, watermark, text, captions, deformed faces, extra limbs, extra fingers',
    ...style.avoid,
  ]);
}

function personClause(person: DepictedPerson): string {
  const where =
    person.place === undefined ? '' : person.place === 'center' ? 'in the middle' : `on the ${person.place}`;
  return capital(
    joined([
      describePerson(person),
      where,
      poseWords[person.pose],
      faceWords[person.face],
      person.facing === undefined ? '' : facingWords[person.facing],
    ]),
  );
}

function placeClause(depiction: Depiction): string {
  return joined([
    `${depiction.place.interior ? 'Inside' : 'Outside'}: ${depiction.place.description === '' ? depiction.place.name : depiction.place.description}`,
    timeWords(depiction),
    weatherWords[depiction.light.weather],
    depiction.light.mood,
  ]);
}

function timeWords({ light, place }: Depiction): string {
  if (light.time === 'night') return place.interior ? 'at night, lit by lamps' : 'at night';
  return light.time === 'day' ? 'daylight' : `${light.time} light`;
}

function weatherOf({ light, place }: Depiction): string {
  const words = weatherWords[light.weather];
  return words === '' ? '' : place.interior ? `${capital(words)} outside` : capital(words);
}

function faceOfMany(people: readonly DepictedPerson[]): string {
  return joined(
    people
      .filter((person) => person.face !== 'neutral' && person.facing !== 'away')
      .map((person) => `${shortName(person, people)} is ${faceWords[person.face]}`),
  );
}

/** Each name of somebody in the picture becomes `the woman`, or `the woman on the left` where there are two. */
export function withoutNames(text: string, people: readonly DepictedPerson[]): string {
  // Full names first: of `Anselm Kervran` no half may become Maëlle Kervran.
  const full = people.reduce((result, person) => withoutName(result, person, people, '+'), text);
  const all = people.reduce((result, person) => withoutName(result, person, people, '*'), full);
  return all.replace(/(?<=^|[.!?] )the /gu, 'The ');
}

/** @param more `+` takes names of two words and more, `*` single ones too */
function withoutName(text: string, person: DepictedPerson, people: readonly DepictedPerson[], more: '+' | '*'): string {
  const words = person.name.split(/\s+/u).filter((word) => word.length > 2 && /^\p{Lu}/u.test(word));
  if (words.length === 0) return text;
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|');
  const before = '(?:(?:(?:Mr|Mrs|Ms|Dr|Sir|Lady|Miss)\\.?|le|la|de|du|von|van|di|da) )?';
  // Capitals of a script become `Grand-Père` where the name is `Grand-père`: but `will` is not Will.
  const whole = new RegExp(
    `(?<![\\p{L}])${before}(?:${any})(?:[ -](?:\\p{L}{1,3} )?(?:${any}))${more}(?![\\p{L}])`,
    'giu',
  );
  return text.replace(whole, (match) => (/^\p{Lu}/u.test(match) ? shortName(person, people) : match));
}

function shortName(person: DepictedPerson, people: readonly DepictedPerson[]): string {
  const noun = `the ${nounOf(person)}`;
  const alike = people.filter((other) => nounOf(other) === nounOf(person));
  if (alike.length < 2 || person.place === undefined) return noun;
  return person.place === 'center' ? `${noun} in the middle` : `${noun} on the ${person.place}`;
}

function nounOf({ sex, age }: Pick<DepictedPerson, 'sex' | 'age'>): string {
  const isChild = age !== undefined && age < 15;
  if (sex === 'female') return isChild ? 'girl' : 'woman';
  if (sex === 'male') return isChild ? 'boy' : 'man';
  return isChild ? 'child' : 'person';
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part.trim() !== '').join(', ');
}

function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/[.!?…]["”’»]?$/u.test(part) ? part : `${part}.`))
    .join(' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
