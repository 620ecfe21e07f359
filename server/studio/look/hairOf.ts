import { hex, mix, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Sections } from './sectionsOf.ts';

export const hairStyles = [
  'short',
  'cropped',
  'slick',
  'long',
  'bob',
  'bun',
  'curly',
  'ponytail',
  'receding',
  'fringe',
  'wispy',
  'bald',
] as const;
export type HairStyle = (typeof hairStyles)[number];
export type Beard = 'none' | 'stubble' | 'moustache' | 'goatee' | 'sideburns' | 'full';

export interface Hair {
  hair: HairStyle;
  hairColour: Rgb;
  beard: Beard;
  beardColour: Rgb;
}

const styles: readonly (readonly [RegExp, HairStyle])[] = [
  [/\bbald(?!ing)\b|\bshaven head\b|\bhairless\b/, 'bald'],
  [/\bfringe of\b|\btonsure\b|\bballd?ing on top\b/, 'fringe'],
  [/\breced\w*\b|\bbalding\b|\bwidow's peak\b/, 'receding'],
  [/\bwisp\w*\b|\bthinning\b|\bstrands\b|\bsparse\b/, 'wispy'],
  [/\bcropped\b|\bbuzz\w*\b|\bcrew cut\b|\bshaved\b|\bclose-cut\b|\bmilitary cut\b/, 'cropped'],
  [/\bbun\b|\bchignon\b|\bpinned\b|\btied back\b|\bupdo\b|\bin a knot\b/, 'bun'],
  [/\bponytail\b|\bbraids?\b|\bbraided\b|\bplait\w*\b/, 'ponytail'],
  [/\bcurl\w*\b|\bafro\b|\bwild\b|\bfrizz\w*\b|\bunruly\b|\bmop of\b/, 'curly'],
  [/\bbob(?:bed)?\b|\bchin-length\b|\bshoulder-length\b/, 'bob'],
  [/\bslick\w*\b|\boiled\b(?! (?:red |black |brown )?m[ou])|\bbrushed back\b|\bparted\b|\bpomade\w*\b/, 'slick'],
  [/\blong\b|\bflowing\b|\bmane\b/, 'long'],
  [/\bshort\b|\btrim\b/, 'short'],
];

const beards: readonly (readonly [RegExp, Beard])[] = [
  [/\bclean-shaven\b|\bbeardless\b/, 'none'],
  [/\bmuttonchops?\b|\bside-?whiskers\b|\bsideburns\b/, 'sideburns'],
  [/\bgoatee\b|\bvandyke\b|\bpointed beard\b/, 'goatee'],
  [/\bbeard(?!less)\w*\b|\bwhiskers\b/, 'full'],
  [/\bm(?:o)?ustach\w*\b/, 'moustache'],
  [/\bstubbl\w*\b|\bunshaven\b/, 'stubble'],
];

const colours: readonly (readonly [RegExp, string])[] = [
  [/\b(?:red|ginger|auburn|flam\w+|carrot|copper|rust)\b|red-hair|red-head|redhead/, '#b5481c'],
  [/\bstrawberry\b/, '#cf8a55'],
  [/\b(?:blond\w*|fair|golden|straw|flaxen|yellow|sandy)\b|fair-hair/, '#d3ac60'],
  [/\b(?:white|snow\w*|silver\w*)\b/, '#e2dfd8'],
  [/\b(?:gr[ea]y\w*|salt|steel|iron)\b|grey-hair/, '#98958f'],
  [/\b(?:black|raven|jet)\b/, '#201d22'],
  [/\b(?:dark)\b|dark-hair/, '#2e2522'],
  [/\b(?:brown|chestnut|brunette|hazel|mousy)\b/, '#5a3c29'],
  [/\b(?:blue)\b(?=[\w ,'-]*hair)/, '#3f6aa5'],
  [/\b(?:pink)\b(?=[\w ,'-]*hair)/, '#d0708f'],
  [/\b(?:green)\b(?=[\w ,'-]*hair)/, '#4f8a55'],
  [/\b(?:purple|violet)\b(?=[\w ,'-]*hair)/, '#7a4f94'],
];

const beardWord = /\b(?:beard\w*|m(?:o)?ustach\w*|whiskers|stubble|goatee|sideburns)\b/;
/** Grey eyes and a grey coat are not grey hair. */
const notHair = /\b(?:eyes?|eyed|coat|suit|dress|jumper|cap|hat|skin|scarf|shirt)\b/;

/** Hair and beard. Somebody whose hair is described and whose beard is not has none. */
export function hairOf(
  { hair: told, all }: Sections,
  body: { female: boolean; child: boolean; age: number },
  random: Random,
): Hair {
  const { female, child, age } = body;
  const lots = [random.next(), random.next(), random.next(), random.next()] as const;
  const parts = told.split(/[,;]/u).map((part) => part.trim());
  const onHead = parts.filter((part) => !beardWord.test(part));
  const onChin = parts.filter((part) => beardWord.test(part));
  const hairColour = colourIn(onHead) ?? colourIn(onChin);
  const colour = hairColour ?? byAge(age, lots[0], random);
  const said = beards.find(([pattern]) => pattern.test(told) || pattern.test(all))?.[1];
  const described = parts.some((part) => part !== '');
  return {
    hair:
      styles.find(([pattern]) => onHead.some((part) => pattern.test(part)))?.[1] ??
      styleByLot(female, child, age, lots[1]),
    hairColour: colour,
    beard: said ?? (female || child || age < 22 || described ? 'none' : beardByLot(age, lots[2])),
    beardColour: colourIn(onChin) ?? colour,
  };
}

function colourIn(parts: readonly string[]): Rgb | undefined {
  for (const part of parts) {
    if (notHair.test(part) && !/hair|beard|m(?:o)?ustach/.test(part)) continue;
    const found = colours.find(([pattern]) => pattern.test(part));
    if (found) return hex(found[1]);
  }
  return undefined;
}

function byAge(age: number, lot: number, random: Random): Rgb {
  const natural = hex(random.pick(['#2f2622', '#4a3426', '#6b4a2f', '#8c6a3e', '#1f1d20', '#7a4428']));
  if (age >= 74) return hex('#dedbd4');
  if (age >= 58) return hex('#9b9791');
  return age > 46 && lot < 0.5 ? mix(natural, hex('#97938d'), 0.5) : natural;
}

function styleByLot(female: boolean, child: boolean, age: number, lot: number): HairStyle {
  const list: readonly HairStyle[] = female
    ? age > 62
      ? ['bun', 'bun', 'bob', 'curly']
      : ['long', 'bob', 'bun', 'curly', 'ponytail']
    : child
      ? ['short', 'curly', 'short']
      : age > 60
        ? ['receding', 'fringe', 'wispy', 'short']
        : ['short', 'slick', 'cropped', 'curly', 'short', 'receding'];
  return list[Math.floor(lot * list.length)] as HairStyle;
}

function beardByLot(age: number, lot: number): Beard {
  if (lot < (age > 55 ? 0.3 : 0.1)) return 'full';
  return lot < 0.42 ? 'moustache' : lot < 0.52 ? 'sideburns' : lot < 0.6 ? 'stubble' : 'none';
}
