import { foldText } from '../foldText.ts';

/** Things that are carried, handed over or looked at, as scripts name them: word or words → the name that we give it. */
const known = (
  'lamp lantern candle torch flashlight matches lighter radio handset telephone phone cellphone smartphone walkie-talkie microphone megaphone television laptop computer tablet camera ' +
  'gun revolver pistol rifle shotgun knife dagger sword axe club baton bow arrow grenade bomb handcuffs badge whistle cane walking-stick umbrella stick crutch wheelchair ' +
  'letter envelope note newspaper book notebook diary map photograph photo painting poster contract passport ticket cheque money coin coins banknote wallet purse ' +
  'key keys ring necklace bracelet watch-chain clock compass telescope binoculars spectacles glasses mirror comb doll teddy ball kite ' +
  'bag suitcase briefcase backpack box crate chest trunk basket bucket barrel sack bottle jar jug cup mug glass goblet plate bowl tray teapot kettle coffee tea bread apple cake ' +
  'cigarette cigar ashtray hammer chisel saw shovel spade rope chain ladder broom mop brush needle scissors bandage syringe stretcher blanket pillow ' +
  'violin guitar piano trumpet drum flute bell flag wreath crown mask wand skull bone bicycle bike motorcycle car taxi truck van bus tram train carriage hansom cab boat ferry canoe ship helicopter plane ' +
  'cardboard handkerchief scarf oilskin'
).split(' ');
const phrases = [
  'fuel can',
  'oil can',
  'jerry can',
  'walking stick',
  'dark lantern',
  'tape recorder',
  'remote control',
  'police tape',
  'top hat',
  'brass whistle',
];
const verbs = new Set([
  'note',
  'hammer',
  'rope',
  'watch',
  'box',
  'club',
  'bow',
  'ring',
  'train',
  'ship',
  'mask',
  'brush',
  'chain',
  'saw',
  'map',
  'needle',
  'cup',
  'bag',
  'bus',
  'flag',
  'bell',
  'glass',
  'torch',
  'arrow',
  'comb',
  'mirror',
]);

const most = 8;

/** What stands before a noun: `winds a dead clock` names a clock, `They ring` no ring. */
const nounMarks =
  '(?:a|an|the|his|her|their|its|my|your|this|that|of|with|old|small|big|little|brass|silver|gold|golden|dead|empty|broken) ';
const plurals: ReadonlyMap<string, string> = new Map(
  [...phrases, ...known].flatMap((name) => [
    [name, name],
    [/(?:s|x|ch|sh)$/u.test(name) ? `${name}es` : `${name}s`, name],
  ]),
);
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${nounMarks})?(${[...plurals.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}-]| glass\\b)`,
  'gu',
);
/** `hands like rope`, `like a crown`: nothing that is there. */
const similes = /\b(?:like|as if|as though) (?:an? |the )?[^,.;:!?]{0,30}/gu;

/** Props that an action names, in order, singular, each once, at most eight. A noun that is also a verb counts only after an article or the like. */
export function propsOf(text: string): string[] {
  const names = [...foldText(text).replace(similes, '').matchAll(pattern)].flatMap((match) => {
    const name = plurals.get(match[2] ?? '') ?? '';
    return verbs.has(name) && match[1] === undefined ? [] : [name];
  });
  const longest = names.filter((name) => !names.some((other) => other !== name && other.split(' ').includes(name)));
  return [...new Set(longest)].slice(0, most);
}
