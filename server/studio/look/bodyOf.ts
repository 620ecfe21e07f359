import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import { hex, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Sections } from './sectionsOf.ts';
import { skins } from './skins.ts';

export interface Body {
  stature: number;
  build: number;
  female: boolean;
  child: boolean;
  age: number;
  skin: Rgb;
}

const women =
  /\b(woman|girl|she|her|lady|mother|grandmother|mrs|miss|ms|queen|wife|daughter|sister|aunt|nun|waitress)\b/;
const men = /\b(man|boy|he|his|gentleman|father|grandfather|mr|king|husband|son|brother|uncle|priest|sir|waiter)\b/;

const ages: readonly (readonly [RegExp, number])[] = [
  [/\b(child|kid|toddler|little (?:boy|girl))\b/, 8],
  [/\bteen\w*\b/, 15],
  [/\btwent(?:y|ies)\b|\b20s\b|\byoung\b|\bboyish\b/, 25],
  [/\bthirt(?:y|ies)\b|\b30s\b/, 35],
  [/\bfort(?:y|ies)\b|\b40s\b|\bmiddle-aged\b/, 45],
  [/\bfift(?:y|ies)\b|\b50s\b/, 55],
  [/\bsixt(?:y|ies)\b|\b60s\b/, 64],
  [
    /\bsevent(?:y|ies)\b|\beight(?:y|ies)\b|\b[78]0s\b|\bfrail\b|\belderly\b|\bold (?:man|woman)\b|\bgrand(?:mother|father)\b/,
    78,
  ],
];

const builds: readonly (readonly [RegExp, number])[] = [
  [/\b(stout|fat|portly|florid|obese|rotund|plump)\b/, 1.4],
  [/\b(heavy|burly|bulky|huge|massive|hulking)\b/, 1.3],
  [/\b(broad|square|stocky|strong man|muscular|solid|thickset)\b/, 1.18],
  [/\b(lean|thin|slight|slim|slender|frail|gaunt|bony|skinny|sinewy|willowy)\b/, 0.84],
  [/\b(wiry|spare|athletic)\b/, 0.92],
];

const tones: readonly (readonly [RegExp, string])[] = [
  [/\bblack skin\b|\bdark skin\b|\bdark-skinned\b|\bebony\b|\bafrican\b|^ ?dark brown|\bdeep brown skin\b/, '#7b5037'],
  [/\bbrown skin\b|^ ?brown\b|\bindian\b|\blatin\w*\b/, '#a9754e'],
  [/\bolive\b|\btann?ed\b|\bwind-(?:tanned|burned)\b|\bweathered\b|\bsun\w*\b/, '#cf9a70'],
  [/\bflorid\b|\bruddy\b|\bflushed\b|\bpink\b|\bred-faced\b/, '#e2a585'],
  [/\bpale\b|\bfair[- ]skin|\bpallid\b|\bashen\b|\bporcelain\b|\bwhite\b/, '#eccfb2'],
];

/** Sex, age, height, build and skin. */
export function bodyOf(person: DepictedPerson, { all, build, height, skin }: Sections, random: Random): Body {
  const lots = [random.next(), random.next(), random.next(), random.next(), random.next()] as const;
  const female = isFemale(person, all, lots[0]);
  const age = person.age ?? ages.find(([pattern]) => pattern.test(all))?.[1] ?? 24 + lots[1] * 30;
  const child = age < 13;
  const grown = (female ? 1.6 : 1.72) + lots[2] * 0.13;
  const tall = /\btall\b|\blanky\b|\btowering\b|\bgiant\b/.test(height)
    ? 0.1
    : /\bshort\b(?!\s+(?:hair|black|brown|grey|blond|red|dark|coat|beard|jacket))|\bsmall (?:man|woman)\b|\bpetite\b|\btiny\b|\bdiminutive\b/.test(
          height,
        )
      ? -0.11
      : 0;
  const stooped = age > 75 ? -0.03 : 0;
  return {
    stature: child ? 0.85 + age * 0.055 : Math.max(1.45, grown + tall + stooped),
    build: builds.find(([pattern]) => pattern.test(build))?.[1] ?? 0.94 + lots[3] * 0.14,
    female,
    child,
    age,
    skin: skinOf(skin, lots[4]),
  };
}

function skinOf(told: string, lot: number): Rgb {
  const [first] = told.split(',');
  const found =
    tones.find(([pattern]) => pattern.test(first ?? '')) ?? tones.slice(0, 4).find(([pattern]) => pattern.test(told));
  return found ? hex(found[1]) : (skins[Math.floor(lot * 3)] as Rgb);
}

function isFemale(person: DepictedPerson, all: string, lot: number): boolean {
  if (person.sex !== 'unknown') return person.sex === 'female';
  const text = `${all} ${person.name.toLowerCase()}`;
  if (women.test(text)) return true;
  return men.test(text) ? false : lot < 0.5;
}
