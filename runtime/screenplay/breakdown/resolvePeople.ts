import { foldText } from '../foldText.ts';
import type { CastEntry, Screenplay, Speech } from '../screenplay.ts';
import { sexOfName } from './givenNames.ts';
import type { Introduction } from './introductions.ts';
import { parsePersonName, titleSex, type PersonName } from './personName.ts';

/** A person while the names are still being sorted out. */
export interface Candidate {
  /** The fullest name, as written. */
  name: string;
  parsed: PersonName;
  cast: CastEntry | undefined;
  introductions: Introduction[];
  /** Names as written, in the order they were met. */
  aliases: Set<string>;
  lines: Speech[];
}

/** A cue that could not be tied to exactly one person of the cast. */
export interface Unresolved {
  name: string;
  /** Names of those that it might mean. */
  rivals: string[];
  /** One of the rivals was taken all the same. */
  taken: string | undefined;
}

export interface Resolution {
  candidates: Candidate[];
  /** Folded cue or name → its person. */
  byName: Map<string, Candidate>;
  unresolved: Unresolved[];
}

const leads = new Set(['hero', 'antagonist', 'b-story']);

/**
 * Ties every cue, listed name and introduction to a person. Cast entries come first, then introductions, then cues
 * from the longest to the shortest. A name means a person when all its words are words of the person's name and
 * their titles do not speak against it; a bare title or a word for anybody (`GUARD`) means only itself.
 */
export function resolvePeople(
  screenplay: Screenplay,
  introductions: readonly Introduction[],
  corrected: ReadonlyMap<string, string>,
): Resolution {
  const resolution: Resolution = { candidates: [], byName: new Map(), unresolved: [] };
  for (const entry of screenplay.cast) addCast(resolution, entry, corrected);
  for (const introduction of introductions) {
    const key = foldText(introduction.name);
    const person = corrected.has(key)
      ? correctedPerson(resolution, corrected, introduction.name)
      : introduce(resolution, introduction);
    person?.introductions.push(introduction);
    person?.aliases.add(introduction.name);
  }
  for (const speaker of speakersByLength(screenplay)) placeName(resolution, speaker, corrected);
  for (const scene of screenplay.scenes)
    for (const element of scene.elements) {
      if (element.kind !== 'dialogue') continue;
      const person = resolution.byName.get(foldText(element.speaker));
      person?.lines.push(element);
      person?.aliases.add(element.speaker);
    }
  return resolution;
}

/** The person that a name means, by exact spelling (folded), without or with its bracketed extension. */
function personByName(resolution: Resolution, name: string): Candidate | undefined {
  return resolution.byName.get(foldText(name)) ?? resolution.byName.get(foldText(name.replace(/\s*\([^()]*\)/gu, '')));
}

function addCast(resolution: Resolution, entry: CastEntry, corrected: ReadonlyMap<string, string>): void {
  if (corrected.has(foldText(entry.name))) return;
  const person = addCandidate(resolution, entry.name, entry);
  // A type (`Red-headed applicant`) is nobody's name: only a cue of exactly these words means it.
  if (entry.role === 'background') person.parsed = { ...person.parsed, generic: true };
  for (const alias of entry.aliases) {
    if (!resolution.byName.has(foldText(alias))) resolution.byName.set(foldText(alias), person);
    person.aliases.add(alias);
  }
}

function addCandidate(resolution: Resolution, name: string, cast?: CastEntry): Candidate {
  const person: Candidate = {
    name,
    parsed: parsePersonName(name),
    cast,
    introductions: [],
    aliases: new Set([name]),
    lines: [],
  };
  resolution.candidates.push(person);
  resolution.byName.set(foldText(name), person);
  return person;
}

function introduce(resolution: Resolution, introduction: Introduction): Candidate | undefined {
  const known = personByName(resolution, introduction.name);
  if (known !== undefined) return known;
  const matches = matching(resolution, introduction.name);
  const only = matches.length === 1 ? matches[0] : undefined;
  // An introduction may be fuller than the name known so far: `DR. JOHN WATSON` for a cast entry `Watson`.
  const person = only ?? fullerThan(resolution, introduction.name);
  if (person === undefined) return addCandidate(resolution, introduction.name);
  resolution.byName.set(foldText(introduction.name), person);
  return person;
}

function fullerThan(resolution: Resolution, name: string): Candidate | undefined {
  const fuller = parsePersonName(name);
  const held = resolution.candidates.filter(
    (person) =>
      person.cast !== undefined &&
      !person.parsed.generic &&
      person.parsed.words.every((word) => fuller.words.includes(word)) &&
      titlesAgree(person, name),
  );
  return held.length === 1 ? held[0] : undefined;
}

function placeName(resolution: Resolution, name: string, corrected: ReadonlyMap<string, string>): void {
  const key = foldText(name);
  const own = corrected.has(key) ? correctedPerson(resolution, corrected, name) : personByName(resolution, name);
  if (own !== undefined) {
    resolution.byName.set(key, own);
    return;
  }
  const matches = matching(resolution, name);
  const taken = matches.length === 1 ? matches[0] : preferred(matches);
  if (taken !== undefined) resolution.byName.set(key, taken);
  if (matches.length !== 1)
    resolution.unresolved.push({
      name,
      rivals: (matches.length > 0 ? matches : akin(resolution, name)).map((person) => person.name),
      taken: taken?.name,
    });
  if (taken === undefined) addCandidate(resolution, name);
}

/** Follows the correction of a person: to a known one by name, or to a new one of that name. */
function correctedPerson(resolution: Resolution, corrected: ReadonlyMap<string, string>, name: string): Candidate {
  let target = name;
  // A correction may point to a name that is itself corrected; the bound stops a ring.
  for (let hops = 0; hops <= corrected.size; hops += 1) {
    const next = corrected.get(foldText(target));
    if (next === undefined) break;
    target = next;
  }
  return personByName(resolution, target) ?? matching(resolution, target)[0] ?? addCandidate(resolution, target);
}

function matching(resolution: Resolution, name: string): Candidate[] {
  const wanted = parsePersonName(name);
  if (wanted.generic) return [];
  return resolution.candidates.filter(
    (person) =>
      !person.parsed.generic &&
      wanted.words.every((word) => person.parsed.words.includes(word)) &&
      titlesAgree(person, name),
  );
}

/** `MRS. WATSON` is not Dr. John Watson: a title of one sex is no title of a person of the other. */
function titlesAgree(person: Candidate, name: string): boolean {
  const wanted = parsePersonName(name).sex;
  if (wanted === 'unknown') return true;
  const known = person.cast !== undefined && person.cast.sex !== 'unknown' ? person.cast.sex : sexOfName(person.name);
  return known === 'unknown' || known === wanted;
}

/** Of several, the only lead; nobody otherwise. */
function preferred(matches: readonly Candidate[]): Candidate | undefined {
  const lead = matches.filter((person) => leads.has(person.cast?.role ?? ''));
  return lead.length === 1 ? lead[0] : undefined;
}

/** People who share a word with the name (`YOUNG MAËLLE`, `SIR HENRY` beside Sir Charles): worth asking about. */
function akin(resolution: Resolution, name: string): Candidate[] {
  const wanted = parsePersonName(name);
  if (wanted.words.length === 0) return [];
  return resolution.candidates.filter(
    (person) =>
      !person.parsed.generic &&
      wanted.words.some(
        (word) => titleSex(word) === undefined && word.length > 2 && person.parsed.words.includes(word),
      ),
  );
}

function speakersByLength(screenplay: Screenplay): string[] {
  const speakers = new Map<string, string>();
  for (const scene of screenplay.scenes)
    for (const element of scene.elements)
      if (element.kind === 'dialogue' && !speakers.has(foldText(element.speaker)))
        speakers.set(foldText(element.speaker), element.speaker);
  const size = (name: string): number => parsePersonName(name).words.length;
  return [...speakers.values()].toSorted((a, b) => size(b) - size(a));
}
