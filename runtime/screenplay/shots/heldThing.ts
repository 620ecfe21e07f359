import { sentencesOf } from './splitText.ts';

/** Things that hands hold, as scripts name them; some are only named by what is done with them. */
const things: readonly (readonly [RegExp, string])[] = [
  [/\bfuel cans?\b|\bpetrol cans?\b|\bcans?\b|\bbuckets?\b|\bpails?\b/, 'can'],
  [/\bsweep(?:s|ing)?\b|\bbrooms?\b/, 'broom'],
  [/\bnewspapers?\b|\btelegrams?\b|\bletters?\b|\bmaps?\b|\bthe page\b/, 'newspaper'],
  [/\bnotebooks?\b|\bbooks?\b|\bledgers?\b/, 'book'],
  [/\blanterns?\b|\btorch(?:es)?\b|\bcandles?\b/, 'lantern'],
  [/\brevolvers?\b|\bpistols?\b|\bguns?\b/, 'revolver'],
  [/\brifles?\b|\bshotguns?\b/, 'rifle'],
  [/\bkni(?:fe|ves)\b|\bdaggers?\b|\bswords?\b/, 'knife'],
  [/\bcanes?\b|\bsticks?\b|\bumbrellas?\b/, 'cane'],
  [/\bhandsets?\b|\bphones?\b|\breceivers?\b/, 'handset'],
  [/\bpours?\b|\bcups?\b|\bmugs?\b|\bcoffee\b/, 'cup'],
  [/\bbottles?\b|\bflasks?\b/, 'bottle'],
  [/\bsuitcases?\b|\bbriefcases?\b|\bbags?\b|\bparcels?\b/, 'bag'],
  [/\bclocks?\b/, 'clock'],
  [/\boilskins?\b|\bblankets?\b/, 'blanket'],
  [/\bhandcuffs\b/, 'handcuffs'],
  [/\bhats?\b(?= in his (?:hand|lap))/, 'hat'],
  [/\bviolins?\b/, 'violin'],
  [/\bflowers\b|\bbouquets?\b/, 'flowers'],
];

/** Verbs and phrases that put a thing into a hand: before it, or after it. */
const taken =
  /\b(?:hold|carr|wav|wind|pour|tak|lift|rais|grip|pick|sweep|clutch|grab|brandish|swing|draw|read|strik|thump|drop|turn|point|bring|play|drink|aim)\w*\b|\bwith (?:a|an|the|his|her|two|one|another|three)\b|\bin (?:his|her|each|one|both) hands?\b|\bon (?:his|her) (?:shoulder|arm)\b/;

/** Somebody else's hand, or no hand at all. */
const loose = /\b(?:on the (?:table|floor|dresser|wall)|tears loose|tumbles|drawer)\b/;

/**
 * What somebody has in their hands by an action's words.
 * @param names words by which the action may call them
 * @param only nobody else is in the picture: `he` and `she` are them
 */
export function heldThing(text: string, names: readonly string[], only: boolean): string | undefined {
  const words = names.flatMap((name) => name.toLowerCase().split(/[^\p{L}’']+/u)).filter((word) => word.length > 2);
  for (const sentence of sentencesOf(text)) {
    const folded = sentence.toLowerCase();
    const named = words.some((word) => folded.split(/[^\p{L}]+/u).includes(word));
    if (!named && !(only && /\b(?:he|she|his|her|they)\b/.test(folded))) continue;
    if (!taken.test(folded) || loose.test(folded)) continue;
    const thing = things.find(([pattern]) => pattern.test(folded))?.[1];
    if (thing !== undefined) return /\b(?:each|both) hands?\b/.test(folded) ? `${thing} in each hand` : thing;
  }
  return undefined;
}
