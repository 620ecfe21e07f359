import { foldText } from '../foldText.ts';

/** Words that are a time of day by themselves, in the languages whose headings we read; folded. */
const timeWords = new Set(
  [
    'day daytime night nighttime midnight noon midday dawn dusk daybreak sunrise sunset twilight morning evening afternoon nightfall',
    'continuous later same simultaneous cont continued magic golden hour',
    'jour nuit aube crepuscule matin matinee midi minuit soir soiree apres-midi continu',
    'tag nacht morgen abend mittag mitternacht nachmittag vormittag morgengrauen dammerung abenddammerung morgendammerung',
    'dia noche amanecer atardecer tarde manana mediodia medianoche anochecer madrugada',
    'giorno notte alba tramonto sera mattina pomeriggio mezzogiorno mezzanotte',
    'noite amanhecer entardecer manha dag ochtend avond middag natt kvall dzien noc swit zmierzch wieczor rano',
    'день ночь утро вечер рассвет закат полдень полночь',
  ]
    .join(' ')
    .split(' '),
);

/** Words that may stand with a time of day: `EARLY THE NEXT MORNING`, `TWO WEEKS LATER`, `DAY 2`. */
const companions = new Set(
  [
    'early late later mid pre post next same the that this following previous a an few some several moment moments second seconds minute',
    'minutes hour hours day days week weeks month months year years time and or for to of at in before after towards just',
    'one two three four five six seven eight nine ten eleven twelve twenty thirty first last another half quarter past',
    'plus tard suite debut fin le la un meme moment quelques instants heure heures spater gleich selbe luego siguiente mas piu tardi stesso',
    "am pm oclock o'clock monday tuesday wednesday thursday friday saturday sunday christmas",
  ]
    .join(' ')
    .split(' '),
);

const words = (text: string): string[] =>
  foldText(text)
    .split(/[\s/.,:;&-]+/u)
    .filter((word) => word !== '');

/** Is the whole part of a heading a time? `NIGHT`, `MOMENTS LATER`, `DAY 2`; not `NIGHTCLUB`, not `DAY CARE CENTER`. */
export function isTimePhrase(text: string): boolean {
  const whole = foldText(text).replace(/[.:,;]+$/u, '');
  if (timeWords.has(whole)) return true;
  const all = words(text);
  if (!all.some((word) => timeWords.has(word) || /^\d{1,2}(?:am|pm|h\d{0,2})$/u.test(word)))
    return /^\d{1,2}(?:[:.]\d\d(?: ?[ap]\.?m)?| ?[ap]\.?m|h\d{0,2})$/u.test(whole);
  return all.every(
    (word) => timeWords.has(word) || companions.has(word) || /^\d{1,4}(?:st|nd|rd|th|am|pm|h\d{0,2})?$/u.test(word),
  );
}

const plainTimes =
  /^(?:day|night|dawn|dusk|morning|afternoon|evening|noon|midnight|sunrise|sunset|continuous|later|moments later|same time|jour|nuit|aube|matin|soir|tag|nacht|noche|dia|notte|giorno)$/u;

/** A time without a separator (`INT HOUSE DAY`): only the plain words, at the very end, and never the whole place. */
export function splitTrailingTime(place: string): { place: string; time: string } {
  const all = place.split(' ');
  for (const count of [2, 1]) {
    const tail = all.slice(-count).join(' ');
    if (all.length > count && plainTimes.test(foldText(tail).replace(/[.:,;]+$/u, '')))
      return { place: all.slice(0, -count).join(' '), time: tail };
  }
  return { place, time: '' };
}
