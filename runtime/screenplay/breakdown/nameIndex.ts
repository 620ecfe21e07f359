import type { Person } from '../breakdown.ts';
import { foldText } from '../foldText.ts';
import { callingWords, parsePersonName, titleSex } from './personName.ts';

/** Finds people by a written name, and in running text. */
export interface NameIndex {
  /** By cue, listed name or alias, folded; brackets (`(V.O.)`) are ignored. */
  byName(name: string): Person | undefined;
  /** People named in an action, in the order of their first mention. */
  inText(text: string): Person[];
}

/**
 * A person is named in a text by the whole name, by an alias, or by one word of it that nobody else has and that
 * is written with a capital (`Will` the person, not `will`). A name that could mean anybody (`DOG`) counts only in
 * capitals. Whole words only; a title of the other sex before the word (`Mrs. Watson`) speaks against it.
 */
export function createNameIndex(people: readonly Person[]): NameIndex {
  const byName = new Map<string, Person>();
  for (const person of people)
    for (const name of [person.name, ...person.aliases])
      if (!byName.has(foldText(name))) byName.set(foldText(name), person);
  const byWord = uniqueWords(people);
  const phrases = exactPhrases(people);
  return {
    byName: (name) => byName.get(foldText(name)) ?? byName.get(foldText(name.replace(/\s*\([^()]*\)/gu, ''))),
    inText: (text) => findPeople(tokens(text), byWord, phrases),
  };
}

/** Word → the one person who can be called by it. */
function uniqueWords(people: readonly Person[]): Map<string, Person> {
  const owners = new Map<string, Set<Person>>();
  for (const person of people)
    for (const word of [person.name, ...person.aliases].flatMap(callingWords)) {
      const set = owners.get(word) ?? new Set<Person>();
      owners.set(word, set.add(person));
    }
  return new Map(
    [...owners].flatMap(([word, set]) => (set.size === 1 ? [...set].map((person) => [word, person] as const) : [])),
  );
}

interface Phrase {
  words: string[];
  generic: boolean;
  person: Person;
}

/** Whole names by their first word, longest first: `GUARD #1`, `OLD MAN`, the two Baskervilles. */
function exactPhrases(people: readonly Person[]): Map<string, Phrase[]> {
  const phrases = people
    .flatMap((person) =>
      [person.name, ...person.aliases].map((name) => ({
        words: tokens(name).map((token) => token.folded),
        generic: parsePersonName(name).generic,
        person,
      })),
    )
    .toSorted((a, b) => b.words.length - a.words.length);
  return Map.groupBy(phrases, ({ words }) => words[0] ?? '');
}

interface Token {
  folded: string;
  capital: boolean;
  capitals: boolean;
}

function tokens(text: string): Token[] {
  return (text.normalize('NFC').match(/#?[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []).map((written) => {
    const bare = written.replace(/['’]s$/iu, '');
    return {
      folded: foldText(bare),
      capital: /^#?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(written),
      capitals: bare === bare.toUpperCase(),
    };
  });
}

function findPeople(
  all: readonly Token[],
  byWord: ReadonlyMap<string, Person>,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): Person[] {
  const found = new Set<Person>();
  for (let at = 0; at < all.length; at += 1) {
    const token = all[at];
    if (token === undefined || !token.capital) continue;
    const phrase = phrases.get(token.folded)?.find((candidate) => isAt(candidate, all, at));
    const person = phrase?.person ?? byWord.get(token.folded);
    if (person === undefined || wrongTitle(all[at - 1], person)) continue;
    found.add(person);
    if (phrase !== undefined) at += phrase.words.length - 1;
  }
  return [...found];
}

function isAt(phrase: Phrase, all: readonly Token[], at: number): boolean {
  return phrase.words.every((word, offset) => {
    const token = all[at + offset];
    return token !== undefined && token.folded === word && (phrase.generic ? token.capitals : token.capital);
  });
}

function wrongTitle(before: Token | undefined, person: Person): boolean {
  const said = before === undefined ? undefined : titleSex(before.folded);
  return said !== undefined && said !== 'unknown' && person.sex !== 'unknown' && said !== person.sex;
}
