import { foldedWords } from '../foldText.ts';
import { ownValue } from '../ownValue.ts';

export type Sex = 'female' | 'male' | 'unknown';

const titles: Readonly<Record<string, Sex>> = {
  ...allOf(
    'male',
    'mr mister sir lord monsieur herr senor signor don father brother uncle grandpa grandfather grandad pere papa oncle frere king prince duke baron count earl master king',
  ),
  ...allOf(
    'female',
    'mrs ms miss lady madam madame mme mademoiselle mlle frau fraulein senora senorita signora dame sister aunt auntie grandma grandmother granny mere maman tante soeur mother queen princess duchess baroness countess mistress',
  ),
  ...allOf(
    'unknown',
    'dr doctor prof professor rev reverend captain capt major colonel col general gen lieutenant lt sergeant sgt private corporal commander admiral officer detective det inspector constable agent judge justice president senator mayor chief nurse coach saint st',
  ),
};

/** `GRAND-PÈRE` reads as two words: together they are one title. */
const grandTitles: Readonly<Record<string, Sex>> = {
  pere: 'male',
  mere: 'female',
  pa: 'male',
  ma: 'female',
  father: 'male',
  mother: 'female',
};

/** Words for anybody: a cue of such words is its own person and never a part of a longer name. */
const genericWords = new Set(
  (
    'man woman boy girl guy lady gentleman kid child baby teen teenager adult person people crowd mob group guard cop policeman policewoman officer soldier sailor waiter ' +
    'waitress nurse doctor driver cabman cabbie bartender clerk student teacher boss worker neighbor neighbour stranger passerby tourist customer client voice announcer narrator ' +
    'radio tv television operator dispatcher reporter host guest friend mother father mom mum dad son daughter wife husband sister brother aunt uncle priest judge lawyer agent dog cat hero ' +
    'thug henchman robber thief killer victim pilot captain crew chief king queen prince princess servant maid butler landlord landlady all both everyone everybody others other ' +
    'old young little big tall short fat thin first second third older younger another the a an of and red blue black white male female computer robot machine assistant manager secretary'
  ).split(' '),
);

const particles = new Set(
  'de du des la le les von van der den di da del della el al bin ibn of the and o mc mac san'.split(' '),
);

export interface PersonName {
  /** Folded words without titles: the name itself. Empty for a bare title. */
  words: readonly string[];
  titles: readonly string[];
  /** What the titles say. */
  sex: Sex;
  /** Only words for anybody (`OLD MAN`, `GUARD #1`), or a bare title. */
  generic: boolean;
}

/** Takes a name apart: `Grand-père Anselm Kervran` → title grand-pere (male), words anselm, kervran. */
export function parsePersonName(name: string): PersonName {
  const all = foldedWords(name.replace(/\([^()]*\)/gu, ' ').replace(/["“”][^"“”]*["“”]/gu, ' '));
  const found: string[] = [];
  let sex: Sex = 'unknown';
  let index = 0;
  for (; index < all.length; index += 1) {
    const word = all[index] ?? '';
    const grand = word === 'grand' ? ownValue(grandTitles, all[index + 1] ?? '') : undefined;
    const title = grand ?? ownValue(titles, word);
    if (title === undefined) break;
    if (grand !== undefined) index += 1;
    found.push(grand === undefined ? word : `${word} ${all[index] ?? ''}`);
    if (title !== 'unknown') sex = title;
  }
  const words = all.slice(index);
  const generic = words.every((word) => genericWords.has(word) || /^#?\d+$/u.test(word));
  return { words, titles: found, sex, generic };
}

/** The words by which a text may call the person alone: first name, surname; no particles, nothing that means anybody. */
export function callingWords(name: string): string[] {
  const { words, generic } = parsePersonName(name);
  if (generic) return [];
  return words.filter(
    (word) => word.length > 1 && !particles.has(word) && !genericWords.has(word) && !/^#?\d+$/u.test(word),
  );
}

/** The sex that a title before a name says; undefined when the word is no title. */
export function titleSex(word: string): Sex | undefined {
  return ownValue(titles, word);
}

function allOf(sex: Sex, words: string): Record<string, Sex> {
  return Object.fromEntries(words.split(' ').map((word) => [word, sex]));
}
