import type { DepictedPerson, Depiction, ShotSize } from '../../../runtime/graph/depiction.ts';
import { bodyPose } from '../figure/poses.ts';
import { lookOf } from '../look/look.ts';
import { seededRandom } from '../random.ts';
import type { Paper, PlannedPerson } from './plannedShot.ts';
import { coveredIn } from './staging.ts';

/** People without names that an action speaks of. */
export interface Crowd {
  count: number;
  /** Words for how they look. */
  look: string;
  pose: 'stand' | 'walk' | 'lie' | 'sit';
}

const numbers: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 8,
  ten: 8,
  dozen: 8,
  hundred: 10,
  hundreds: 10,
  several: 4,
};
const nouns =
  'strangers|sailors|soldiers|men|women|children|guards|policemen|constables|workers|monks|nuns|guests|people|figures|customers|students|dancers|passengers|officers|villagers|refugees|prisoners|others';
const counted = new RegExp(`\\b(${Object.keys(numbers).join('|')})(?: [\\w-]+)?(?: of)? (${nouns})\\b`);
const crowds: readonly (readonly [RegExp, string, number])[] = [
  [/\bred[- ]head(?:s|ed men|ed applicants)\b|\bapplicants\b/, 'red hair, brown coat', 10],
  [/\bcrowds?\b|\bthrong\w*\b|\bmob\b|\bjammed with\b|\bpacked with\b/, '', 9],
  [/\bonlookers\b|\bpassers-by\b|\bpedestrians\b|\bcommuters\b/, '', 5],
  [/\baudience\b|\bcongregation\b|\bspectators\b/, '', 8],
  [/\b(?:gang|band|squad|platoon|patrol|crew) of\b/, '', 5],
];
const roles: readonly (readonly [RegExp, string])[] = [
  [/sailor/, 'navy jumper, beanie'],
  [/soldier|guard|officer/, 'olive uniform, peaked cap'],
  [/police|constable/, 'navy uniform, peaked cap'],
  [/monk|nun/, 'brown robe'],
  [/worker|prisoner/, 'grey overalls'],
];

/** The crowd of an action; undefined when it speaks of nobody but those who are depicted. */
export function crowdOf(depiction: Depiction): Crowd | undefined {
  const text = depiction.action.toLowerCase();
  const group = crowds.find(([pattern]) => pattern.test(text));
  const number = counted.exec(text);
  if (!group && !number) return undefined;
  // `Both men`, `the three of them` are who is in the picture anyway.
  const count = group
    ? group[2]
    : (numbers[number?.[1] ?? ''] ?? 3) - (number?.[2] === 'men' ? depiction.people.length : 0);
  if (count < 1) return undefined;
  const role = roles.find(([pattern]) => pattern.test(number?.[2] ?? ''))?.[1];
  return {
    count,
    look: group?.[1] ?? role ?? '',
    pose: /\bsleep|\basleep|\blie\b|\blying\b|\bbodies\b|\bwounded\b/.test(text)
      ? 'lie'
      : /\baudience\b|\bcongregation\b|\bseated\b/.test(text)
        ? 'sit'
        : depiction.place.interior
          ? 'stand'
          : 'walk',
  };
}

const shownIn: ReadonlySet<ShotSize> = new Set([
  'extreme-wide',
  'wide',
  'full',
  'group',
  'medium-wide',
  'medium',
  'two-shot',
]);

/** Where the crowd is: behind those who are named, or on the floor before the camera. */
export function standExtras(
  depiction: Depiction,
  place: { seed: number; room: readonly [number, number, number]; inside: boolean },
  { paper, level, scale }: { paper: Paper; level: number; scale: number },
): PlannedPerson[] {
  const crowd = shownIn.has(depiction.size) ? crowdOf(depiction) : undefined;
  if (!crowd) return [];
  const random = seededRandom(`crowd:${place.seed}:${depiction.action}`);
  const lies = crowd.pose === 'lie';
  return Array.from({ length: crowd.count }, (_, index): PlannedPerson => {
    const person: DepictedPerson = {
      ...{
        id: `extra:${place.seed}:${index}`,
        name: '',
        look: crowd.look,
        sex: random.next() < 0.6 ? 'male' : 'female',
      },
      pose: crowd.pose,
      face: lies ? 'eyes-closed' : 'neutral',
    };
    const deep = lies ? level + 0.4 + (index % 2) * 1.2 : level + 1.4 + random.between(0, place.inside ? 1.6 : 7);
    const width = (paper.width / scale) * (deep / level);
    const slot = (index + 0.5 + random.between(-0.3, 0.3)) / crowd.count - 0.5;
    const way = random.next() < 0.5 ? 1 : -1;
    const struck = bodyPose(crowd.pose, random.next());
    const pose = lies ? { ...struck, left: struck.right, covered: coveredIn(depiction.action) } : struck;
    return {
      person,
      look: lookOf(person, { style: depiction.style, indoors: place.inside }),
      pose,
      across: slot * width * 0.96,
      ahead: deep,
      depth: deep,
      yaw: lies
        ? way * random.between(1.1, 1.6)
        : crowd.pose === 'walk'
          ? way * random.between(0.6, 1.5)
          : random.between(-0.9, 0.9),
      headYaw: lies ? way * 0.3 : random.between(-0.9, 0.9),
      away: false,
      foreground: false,
      extra: true,
    };
  });
}
