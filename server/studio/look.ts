import type { DepictedPerson } from '../../runtime/graph/depiction.ts';
import { coloursNamed, hex, mix, type Rgb } from './colour.ts';
import { seededRandom, type Random } from './random.ts';

export const hairStyles = ['short', 'cropped', 'long', 'bob', 'bun', 'curly', 'ponytail', 'receding', 'bald'] as const;
export type HairStyle = (typeof hairStyles)[number];
export const hatKinds = ['none', 'flat', 'bowler', 'top', 'peaked', 'hood', 'brim', 'bonnet', 'helmet'] as const;
export type HatKind = (typeof hatKinds)[number];
export const garments = ['jumper', 'coat', 'suit', 'shirt', 'dress', 'nightshirt', 'apron', 'uniform', 'robe'] as const;
export type Garment = (typeof garments)[number];

/** How a person looks in every frame of the film. */
export interface Look {
  /** Metres. */
  stature: number;
  /** Width of the body: 1 is ordinary. */
  build: number;
  female: boolean;
  child: boolean;
  old: boolean;
  skin: Rgb;
  hair: HairStyle;
  hairColour: Rgb;
  beard: 'none' | 'stubble' | 'moustache' | 'full';
  hat: HatKind;
  hatColour: Rgb;
  glasses: boolean;
  garment: Garment;
  top: Rgb;
  second: Rgb;
  legs: Rgb;
  /** Shape of the head: width by height, and weight of the jaw. */
  headWidth: number;
  jaw: number;
  nose: number;
  brow: number;
}

const tops = [
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
const skins = ['#e8c6a6', '#dcb08a', '#c6946b', '#a87650', '#805438', '#f0d3b8'];

/**
 * Reads the look from free text; what the text leaves open is drawn by lot from the id, so that the same id has the
 * same look in every shot.
 */
export function lookOf(person: DepictedPerson): Look {
  const random = seededRandom(`look:${person.id}`);
  const text = ` ${person.look} ${person.name} `.toLowerCase().slice(0, 4000);
  const says = (pattern: RegExp): boolean => pattern.test(text);
  const female = isFemale(person, says, random);
  const age = ageOf(person, says, random);
  const child = age < 13;
  const old = age >= 60;
  const grown = female ? random.between(1.6, 1.72) : random.between(1.72, 1.86);
  const tall = says(/\btall\b|\blanky\b|\btowering\b/)
    ? 0.09
    : says(/\bshort (man|woman)\b|\bsmall\b|\bslight\b|\bpetite\b/)
      ? -0.09
      : 0;
  const stature = child ? 0.85 + age * 0.055 : grown + tall;
  const clothes = clothesOf(text, says, female, random);
  const hairColour = hairColourOf(text, age, random);
  return {
    stature,
    build: buildOf(says, random),
    female,
    child,
    old,
    skin: skinOf(says, random),
    hair: hairOf(says, female, old, random),
    hairColour,
    beard: beardOf(says, female, child, old, random),
    hat: hatOf(says),
    hatColour: hatColourOf(text, clothes.top),
    glasses: says(/\bglasses\b|\bspectacles\b|\bpince-nez\b|\bmonocle\b/),
    ...clothes,
    headWidth:
      random.between(0.72, 0.8) *
      (says(/\bstout\b|\bbroad\b|\bround\b|\bfat\b/) ? 1.08 : says(/\blean\b|\bthin\b|\bgaunt\b|\bhawk/) ? 0.93 : 1),
    jaw: random.between(0.25, 0.75) + (female || child ? -0.2 : 0.1),
    nose: says(/\bhawk|\baquiline|\bbig nose\b/) ? 1.5 : random.between(0.75, 1.15),
    brow: random.between(0.8, 1.3),
  };
}

type Says = (pattern: RegExp) => boolean;

function isFemale(person: DepictedPerson, says: Says, random: Random): boolean {
  const lot = random.next() < 0.5;
  if (person.sex !== 'unknown') return person.sex === 'female';
  if (says(/\b(woman|girl|she|her|lady|mother|grandmother|mrs|miss|ms|queen|wife|daughter|sister|aunt|nun)\b/))
    return true;
  if (says(/\b(man|boy|he|his|gentleman|father|grandfather|mr|king|husband|son|brother|uncle|priest|sir)\b/))
    return false;
  return lot;
}

const tens: readonly (readonly [RegExp, number])[] = [
  [/\b(child|kid|toddler|little (boy|girl))\b/, 8],
  [/\bteen\w*\b/, 15],
  [/\btwent(y|ies)\b|\b20s\b|\byoung\b|\bboyish\b/, 25],
  [/\bthirt(y|ies)\b|\b30s\b/, 35],
  [/\bfort(y|ies)\b|\b40s\b|\bmiddle-aged\b/, 45],
  [/\bfift(y|ies)\b|\b50s\b/, 55],
  [/\bsixt(y|ies)\b|\b60s\b/, 64],
  [/\bsevent(y|ies)\b|\beight(y|ies)\b|\b[78]0s\b|\bfrail\b|\belderly\b|\bold\b|\bgrand/, 78],
];

function ageOf(person: DepictedPerson, says: Says, random: Random): number {
  const lot = random.between(24, 52);
  if (person.age !== undefined) return person.age;
  return tens.find(([pattern]) => says(pattern))?.[1] ?? lot;
}

function buildOf(says: Says, random: Random): number {
  const lot = random.between(0.92, 1.08);
  if (says(/\b(stout|fat|heavy|portly|florid|burly|bulky)\b/)) return 1.32;
  if (says(/\b(broad|square|stocky|strong|muscular)\b/)) return 1.17;
  if (says(/\b(lean|thin|wiry|slight|slim|slender|frail|gaunt|bony|skinny)\b/)) return 0.86;
  return lot;
}

function skinOf(says: Says, random: Random): Rgb {
  const lot = hex(random.pick(skins.slice(0, 4)));
  if (says(/\b(black skin|dark skin|dark-skinned|ebony skin|african)\b/)) return hex('#7a5036');
  if (says(/\b(brown skin|olive skin|tanned|wind-tanned|weathered)\b/)) return hex('#c4926a');
  if (says(/\b(pale|fair skin|pallid|ashen|freckled)\b/)) return hex('#eed2b8');
  if (says(/\b(florid|ruddy|flushed)\b/)) return hex('#dba284');
  return lot;
}

function hairOf(says: Says, female: boolean, old: boolean, random: Random): HairStyle {
  const lot = random.pick<HairStyle>(
    female
      ? ['long', 'bob', 'bun', 'curly', 'ponytail']
      : ['short', 'short', 'cropped', 'curly', old ? 'receding' : 'short'],
  );
  const said: readonly (readonly [RegExp, HairStyle])[] = [
    [/\bbald\b|\bshaven head\b|\bhairless\b/, 'bald'],
    [/\breceding\b|\bbalding\b/, 'receding'],
    [/\bcropped\b|\bbuzz\w*\b|\bcrew cut\b|\bshaved\b|\bclose-cut\b/, 'cropped'],
    [/\bbun\b|\bchignon\b|\bpinned\b/, 'bun'],
    [/\bponytail\b|\bbraids\b|\bbraided hair\b|\bplait\w*\b/, 'ponytail'],
    [/\bcurl\w*\b|\bafro\b|\bwild hair\b|\bfrizz\w*\b/, 'curly'],
    [/\bbob(bed)?\b/, 'bob'],
    [/\blong[- ](\w+ )?(hair|haired)\b|\bflowing\b/, 'long'],
    [/\bshort[- ](\w+ )?(hair|haired)\b/, 'short'],
  ];
  return said.find(([pattern]) => says(pattern))?.[1] ?? lot;
}

function hairColourOf(text: string, age: number, random: Random): Rgb {
  const natural = random.pick(['#2f2622', '#4a3426', '#6b4a2f', '#8c6a3e', '#1f1d20']);
  const lot = random.next();
  const near = /([\w'-]+[\s,]+){0,3}[\w'-]*hair(ed)?\b(,?\s+[\w'-]+){0,5}/.exec(text)?.[0] ?? '';
  if (/\b(red|ginger|auburn|flame|match|blazing)\b|\bred-hair|struck match/.test(near)) return hex('#b4521f');
  if (/\b(blond\w*|fair|golden|straw|flaxen)\b/.test(near)) return hex('#cfa95e');
  if (/\b(white|silver)\b/.test(near)) return hex('#dcd9d2');
  if (
    /\b(grey|gray|salt)\b/.test(near) ||
    /\bgrey\b(?! (eyes|suit|coat|jumper|dress|shirt|cap|robe))/.test(text.slice(0, 60))
  )
    return hex('#96938e');
  if (/\b(black|raven|jet|dark)\b/.test(near)) return hex('#232126');
  if (/\b(brown|chestnut|brunette)\b/.test(near)) return hex('#54392a');
  if (age >= 75) return hex('#dad7d0');
  if (age >= 58) return hex('#9b9791');
  return age > 46 && lot < 0.5 ? mix(hex(natural), hex('#97938d'), 0.5) : hex(natural);
}

function beardOf(says: Says, female: boolean, child: boolean, old: boolean, random: Random): Look['beard'] {
  const lot = random.next();
  if (says(/\bclean-shaven\b/)) return 'none';
  if (says(/\bmoustach\w*\b|\bmustach\w*\b/)) return 'moustache';
  if (says(/\bstubble\b|\bunshaven\b/)) return 'stubble';
  if (says(/\bbeard\w*\b|\bwhiskers\b/)) return 'full';
  if (female || child) return 'none';
  return lot < (old ? 0.3 : 0.12) ? 'full' : lot < 0.3 ? 'stubble' : lot < 0.4 ? 'moustache' : 'none';
}

function hatOf(says: Says): HatKind {
  const said: readonly (readonly [RegExp, HatKind])[] = [
    [/\bbowler in hand\b|\bhat in hand\b|\bbareheaded\b|\bhatless\b/, 'none'],
    [/\bnaval cap\b|\bofficer'?s cap\b|\bpeaked cap\b|\bpolice\w*\b|\bcaptain'?s cap\b|\bbaseball cap\b/, 'peaked'],
    [/\bflat cap\b|\bcloth cap\b|\bberet\b|\bcap\b|\bbeanie\b/, 'flat'],
    [/\bbowler\b/, 'bowler'],
    [/\btop hat\b/, 'top'],
    [/\bhood\w*\b|\boilskin\b|\bcowl\b/, 'hood'],
    [/\bhelmet\b/, 'helmet'],
    [/\bbonnet\b|\bheadscarf\b|\bveil\b|\bhijab\b/, 'bonnet'],
    [/\bfedora\b|\bhat\b|\bstetson\b/, 'brim'],
  ];
  return said.find(([pattern]) => says(pattern))?.[1] ?? 'none';
}

function hatColourOf(text: string, top: Rgb): Rgb {
  const near = /([\w'-]+[\s,]+){0,2}\b(cap|hat|bowler|beret|bonnet|hood|helmet)\b/.exec(text)?.[0] ?? '';
  return coloursNamed(near)[0] ?? mix(top, hex('#2c2b30'), 0.55);
}

function clothesOf(
  text: string,
  says: Says,
  female: boolean,
  random: Random,
): Pick<Look, 'garment' | 'top' | 'second' | 'legs'> {
  const lotTop = hex(random.pick(tops));
  const lotLegs = hex(random.pick(['#3a3d4a', '#4b4238', '#5a5548', '#2e3138', '#5b4a3c']));
  const lotGarment = random.pick<Garment>(
    female ? ['jumper', 'dress', 'shirt', 'coat'] : ['jumper', 'suit', 'shirt', 'coat'],
  );
  const said: readonly (readonly [RegExp, Garment])[] = [
    [/\bnightshirt\b|\bnightgown\b|\bpyjama\w*\b|\bpajama\w*\b/, 'nightshirt'],
    [/\bdressing-gown\b|\brobe\b|\bcassock\b|\bhabit\b/, 'robe'],
    [/\bapron\b/, 'apron'],
    [/\buniform\b|\bpolice\w*\b|\bsoldier\b|\bguard\b|\bconstable\b/, 'uniform'],
    [/\bfrock coat\b|\bsuit\b|\btuxedo\b|\bblazer\b|\btweeds?\b|\bwaistcoat\b/, 'suit'],
    [/\bpea-jacket\b|\bcoat\b|\bjacket\b|\boilskin\b|\bcloak\b|\bparka\b/, 'coat'],
    [/\bdress\b|\bgown\b|\bskirt\b/, 'dress'],
    [/\bjumper\b|\bsweater\b|\bpullover\b|\bhoodie\b|\bcardigan\b/, 'jumper'],
    [/\bshirt\b|\bblouse\b|\bsmock\b|\bt-shirt\b|\btunic\b/, 'shirt'],
  ];
  const entry = said.find(([pattern]) => says(pattern));
  const word = entry?.[0].exec(text);
  const before = word ? text.slice(Math.max(0, word.index - 28), word.index + word[0].length) : '';
  const named = coloursNamed(before.replace(/.*[,;.]/, '')).at(-1);
  const garment = entry?.[1] ?? lotGarment;
  const usual: Partial<Record<Garment, string>> = {
    nightshirt: '#cfccc0',
    apron: '#6d7f86',
    uniform: '#2f3c58',
    robe: '#74404a',
  };
  const fallback = usual[garment];
  const top = named ?? (fallback && entry ? hex(fallback) : lotTop);
  return { garment, top, second: mix(top, hex('#efe6d2'), 0.6), legs: lotLegs };
}
