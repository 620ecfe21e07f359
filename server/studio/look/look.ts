import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import type { Rgb } from '../colour.ts';
import { seededRandom, type Random } from '../random.ts';
import { bodyOf } from './bodyOf.ts';
import { clothesOf, type Clothes } from './clothesOf.ts';
import { hairOf, type Hair } from './hairOf.ts';
import { marksOf, type Marks } from './marksOf.ts';
import { roleWords } from './roleWords.ts';
import { sectionsOf, type Sections } from './sectionsOf.ts';

/** How a person looks in every frame of the film. */
export interface Look extends Hair, Clothes, Marks {
  /** Metres. */
  stature: number;
  /** Width of the body: 1 is ordinary. */
  build: number;
  female: boolean;
  child: boolean;
  /** Years, known or guessed. */
  age: number;
  skin: Rgb;
  /** Shape of the head: width by height, weight of the jaw, length of the nose, weight of the brows. */
  headWidth: number;
  jaw: number;
  nose: number;
  brow: number;
}

/** What of a film decides clothes that nobody has described. */
export interface LookSetting {
  /** Hats that are taken off in a room are off. */
  indoors?: boolean;
  /** Words of the film's style: `London, 1890` has no hoodies. */
  style?: string;
}

/**
 * Reads the look from free text; what the text leaves open is drawn by lot from the id, so that the same id has the
 * same look in every shot.
 */
export function lookOf(person: DepictedPerson, setting: LookSetting = {}): Look {
  const random = seededRandom(`look:${person.id}`);
  const told = `${person.look}; ${roleWords(person.name)}`.toLowerCase().slice(0, 4000);
  const sections = sectionsOf(told);
  const body = bodyOf(person, sections, random);
  const period = periodOf(setting.style ?? '');
  const hair = hairOf(sections, body, random);
  const clothes = clothesOf(sections, { ...body, period, indoors: setting.indoors === true }, random);
  return { ...body, ...hair, ...clothes, ...marksOf(sections), ...faceOf(sections, body.female, body.child, random) };
}

/** Whether the film plays before people wore what they wear now. */
function periodOf(style: string): boolean {
  const year = /\b(1[0-9]{3})s?\b/.exec(style)?.[1];
  if (year !== undefined) return Number(year) < 1925;
  return /\b(victorian|edwardian|regency|medieval|renaissance|ancient|georgian|baroque|western)\b/i.test(style);
}

function faceOf(
  { all }: Sections,
  female: boolean,
  child: boolean,
  random: Random,
): Pick<Look, 'headWidth' | 'jaw' | 'nose' | 'brow'> {
  const wide = /\bstout\b|\bbroad\b|\bround\b|\bfat\b|\bheavy\b/.test(all);
  const narrow = /\blean\b|\bthin\b|\bgaunt\b|\bhawk|\bfrail\b|\bslight\b/.test(all);
  const heavyJaw = /\bbulldog\b|\bsquare\b|\bheavy[- ]jaw|\bjaw\b/.test(all);
  return {
    headWidth: random.between(0.96, 1.04) * (wide ? 1.09 : narrow ? 0.93 : 1) * (child ? 1.06 : 1),
    jaw: random.between(0.35, 0.6) + (heavyJaw ? 0.45 : 0) + (female || child ? -0.3 : 0.08) + (narrow ? -0.12 : 0),
    nose: /\bhawk|\baquiline|\bbig nose\b|\bbeak/.test(all) ? 1.5 : random.between(0.8, 1.12) * (child ? 0.7 : 1),
    brow: random.between(0.85, 1.25) * (/\bbushy\b|\bheavy brow/.test(all) ? 1.5 : 1),
  };
}
