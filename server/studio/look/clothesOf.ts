import { coloursNamed, hex, mix, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import { feetWords, garmentWords, hatWords, legWords, neckWords, patternWords } from './wardrobe.ts';
import type { Feet, Garment, HatKind, Neckwear, Pattern } from './wardrobe.ts';
import type { Sections } from './sectionsOf.ts';

export interface Clothes {
  hat: HatKind;
  hatColour: Rgb;
  hatTrim: boolean;
  garment: Garment;
  /** Colour of the garment, of what shows under it, of trousers or stockings, and of what is on the feet. */
  top: Rgb;
  second: Rgb;
  legs: Rgb;
  shoes: Rgb;
  pattern: Pattern;
  legPattern: Pattern;
  neckwear: Neckwear;
  neckColour: Rgb;
  feet: Feet;
}

const lots = [
  '#3c5470',
  '#7c4b43',
  '#58684a',
  '#8a7146',
  '#5d4a66',
  '#3f6663',
  '#8c5a3a',
  '#46495a',
  '#a08a62',
  '#6f3f4c',
];
const sober = ['#33343c', '#4a4038', '#3b4250', '#5a4a3c', '#473a44', '#3d473f'];

interface Wearer {
  female: boolean;
  child: boolean;
  period: boolean;
  indoors: boolean;
}

/** Clothes from the things worn, each with its own colour; what no word tells is drawn by lot. */
export function clothesOf({ worn, all }: Sections, wearer: Wearer, random: Random): Clothes {
  const lotTop = hex(random.pick(wearer.period && !wearer.female ? sober : lots));
  const lotLegs = hex(random.pick(['#3a3d4a', '#4b4238', '#5a5548', '#2e3138', '#5b4a3c']));
  const lotGarment = random.pick(usualFor(wearer));
  const main = found(worn, garmentWords);
  const legs = found(worn, legWords);
  const feet = found(worn, feetWords);
  const neck = found(worn, neckWords);
  const garment = main?.value ?? lotGarment;
  const own = main && colourOf(main.item, main.word);
  const top = own ?? (main?.usual === undefined ? lotTop : hex(main.usual));
  return {
    ...hatOf(worn, all, wearer, top),
    garment,
    top,
    second: secondOf(garment, top, worn),
    legs:
      (legs && (colourOf(legs.item, legs.word) ?? (legs.usual === undefined ? undefined : hex(legs.usual)))) ??
      legsFor(garment, top, lotLegs),
    shoes:
      (feet && (colourOf(feet.item, feet.word) ?? (feet.usual === undefined ? undefined : hex(feet.usual)))) ??
      hex('#2b2522'),
    pattern: patternIn(main?.item) ?? (garment === 'nightshirt' ? 'stripes' : garment === 'jumper' ? 'knit' : 'plain'),
    legPattern: patternIn(legs?.item) ?? 'plain',
    neckwear: neck?.value ?? (garment === 'suit' && !wearer.female ? 'tie' : 'none'),
    neckColour: (neck && colourOf(neck.item, neck.word)) ?? hex(neck?.usual ?? '#6a2f33'),
    feet: feet?.value ?? 'shoes',
  };
}

interface Found<Value> {
  value: Value;
  item: string;
  word: string;
  usual: string | undefined;
}

/** The first thing worn that is of a kind; the table's own order decides between several. */
function found<Value>(
  worn: readonly string[],
  table: readonly (readonly [RegExp, Value, string?])[],
): Found<Value> | undefined {
  for (const [pattern, value, usual] of table) {
    for (const item of worn) {
      const word = pattern.exec(item)?.[0];
      if (word !== undefined) return { value, item, word, usual };
    }
  }
  return undefined;
}

/** The colour before the thing, else any that its words name. */
function colourOf(item: string, word: string): Rgb | undefined {
  const before = item.slice(0, item.indexOf(word) + word.length);
  const colour = coloursNamed(before).at(-1) ?? coloursNamed(item)[0];
  if (colour && /\bdark\b/.test(item)) return mix(colour, hex('#1d1c22'), 0.45);
  return colour ?? (/\bdark\b/.test(item) ? hex('#2e2d35') : undefined);
}

function patternIn(item: string | undefined): Pattern | undefined {
  return item === undefined ? undefined : patternWords.find(([pattern]) => pattern.test(item))?.[1];
}

function usualFor({ female, child, period }: Wearer): readonly Garment[] {
  if (period)
    return female
      ? ['dress', 'dress', 'jacket']
      : child
        ? ['jacket', 'shirt']
        : ['suit', 'frock', 'jacket', 'waistcoat'];
  return female ? ['jumper', 'dress', 'shirt', 'jacket', 'coat'] : ['jumper', 'suit', 'shirt', 'jacket', 'coat'];
}

/** What shows at neck and cuffs: a shirt that is named, else white under what is worn over a shirt. */
function secondOf(garment: Garment, top: Rgb, worn: readonly string[]): Rgb {
  const shirt = worn.find((item) => /\b(shirt|blouse|waistcoat)\b/.test(item));
  const named = shirt === undefined ? undefined : coloursNamed(shirt)[0];
  if (garment === 'shirt' || garment === 'smock' || garment === 'dress') return mix(top, hex('#efe6d2'), 0.45);
  return named ?? (garment === 'jumper' || garment === 'coat' ? mix(top, hex('#efe6d2'), 0.55) : hex('#e9e4d6'));
}

function legsFor(garment: Garment, top: Rgb, lot: Rgb): Rgb {
  if (garment === 'suit' || garment === 'uniform' || garment === 'overalls') return mix(top, hex('#1e1d22'), 0.12);
  return lot;
}

function hatOf(
  worn: readonly string[],
  all: string,
  wearer: Wearer,
  top: Rgb,
): Pick<Clothes, 'hat' | 'hatColour' | 'hatTrim'> {
  const hat = found(worn, hatWords);
  const none = { hat: 'none', hatColour: top, hatTrim: false } as const;
  if (!hat || /\bbareheaded\b|\bhatless\b|\bhat in (?:his |her )?hand\b/.test(all)) return none;
  // Who is known by nothing but a hat keeps it on.
  const keeps = /never takes off|always wears|worn with/.test(all) || all.trim().length < 60;
  const isPolite = ['bowler', 'top', 'brim'].includes(hat.value);
  if (wearer.indoors && isPolite && !keeps) return none;
  return {
    hat: hat.value,
    hatColour:
      colourOf(hat.item.replace(/\bgold\w*\b/, ''), hat.word) ??
      (hat.usual === undefined ? mix(top, hex('#2c2b30'), 0.55) : hex(hat.usual)),
    hatTrim: /\bgold\b|\bbraid\w*\b|\bdecorated\b/.test(`${hat.item} ${all}`),
  };
}
