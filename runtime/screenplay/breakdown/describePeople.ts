import type { Corrections, Person } from '../breakdown.ts';
import { foldText } from '../foldText.ts';
import type { Screenplay } from '../screenplay.ts';
import { slug } from '../slug.ts';
import { sexOfDescription, sexOfName } from './givenNames.ts';
import { callingWords, type Sex } from './personName.ts';
import type { Candidate } from './resolvePeople.ts';
import { titleCase } from './titleCase.ts';

/** Makes people of candidates: id, sex, age and look from cast, introduction, name, and the actions around them. */
export function describePeople(
  candidates: readonly Candidate[],
  screenplay: Screenplay,
  corrections: Corrections['people'],
): Person[] {
  const ids = new Set<string>();
  return candidates.map((candidate) => {
    const name = titleCase(candidate.name);
    const id = freeId(slug(name, 'person'), ids);
    const age = ageOf(candidate);
    const prompt = candidate.cast?.portraitPrompt;
    const { sex, look, voice } = {
      sex: sexOf(candidate, screenplay),
      look: lookOf(candidate),
      voice: candidate.cast?.voice ?? '',
    };
    const person: Person = {
      id,
      name,
      aliases: distinctNames(candidate),
      sex,
      ...(age === undefined ? {} : { age }),
      look,
      ...(prompt === undefined ? {} : { portraitPrompt: prompt }),
      voice,
      heardOnly: candidate.lines.length > 0 && candidate.lines.every((line) => line.voiceOver || line.offScreen),
      lines: candidate.lines.length,
    };
    const { seen: _seen, ...corrected } = corrections[id] ?? {};
    return { ...person, ...withoutUndefined(corrected) };
  });
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let next = 2; taken.has(id); next += 1) id = `${wanted}-${next}`;
  taken.add(id);
  return id;
}

function distinctNames(candidate: Candidate): string[] {
  return [...new Set([...candidate.aliases].map((alias) => alias.normalize('NFC')))];
}

/** An exact age of the script wins over the decade of a cast list. */
function ageOf(candidate: Candidate): number | undefined {
  const told = candidate.introductions.map(({ age }) => age).filter((age) => age !== undefined);
  return told.find((age) => age.exact)?.years ?? candidate.cast?.age ?? told[0]?.years;
}

function lookOf(candidate: Candidate): string {
  return candidate.cast?.look || candidate.introductions.find(({ look }) => look !== '')?.look || '';
}

function sexOf(candidate: Candidate, screenplay: Screenplay): Sex {
  const cast = candidate.cast;
  const names = [candidate.name, ...candidate.aliases];
  const guesses: (() => Sex)[] = [
    () => cast?.sex ?? 'unknown',
    ...names.map((name) => () => sexOfName(name)),
    () => sexOfDescription(cast?.portraitPrompt ?? ''),
    () => sexOfDescription(cast?.look ?? ''),
    ...candidate.introductions.map(
      ({ look }) =>
        () =>
          sexOfDescription(look),
    ),
    () => sexByPronouns(names.flatMap(callingWords), screenplay),
  ];
  for (const guess of guesses) {
    const sex = guess();
    if (sex !== 'unknown') return sex;
  }
  return 'unknown';
}

/** Pronouns after the name, up to the next name, in the actions that begin with it: `Maëlle picks up the handset. Her thumb …`. */
function sexByPronouns(words: readonly string[], screenplay: Screenplay): Sex {
  let balance = 0;
  for (const scene of screenplay.scenes)
    for (const element of scene.elements) {
      if (element.kind !== 'action') continue;
      const after = textAfterName(element.text, words);
      const said = after === undefined ? null : /\b(she|her|herself|he|his|him|himself)\b/iu.exec(after);
      if (said !== null) balance += /^s|^her/iu.test(said[0]) ? 1 : -1;
    }
  return balance > 0 ? 'female' : balance < 0 ? 'male' : 'unknown';
}

function textAfterName(text: string, words: readonly string[]): string | undefined {
  const parts = text.normalize('NFC').split(/(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{M}]+)(?![\p{L}\p{N}])/u);
  const at = parts.findIndex((part, index) => index % 2 === 1 && words.includes(foldText(part)));
  if (at < 0) return undefined;
  const rest: string[] = [];
  for (let index = at + 1; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    if (
      index % 2 === 1 &&
      !/^(?:She|Her|He|His|The|A|An|In|On|At|With)$/u.test(part) &&
      !words.includes(foldText(part))
    )
      break;
    rest.push(part);
  }
  return rest.join('');
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
