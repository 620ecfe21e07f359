/** What casting looks at. */
export interface PersonToCast {
  id: string;
  sex: 'female' | 'male' | 'unknown';
  age?: number | undefined;
}

/** What casting needs of a voice (`catalog/localVoices.ts` has them). */
export interface VoiceToCast {
  id: string;
  sex: 'female' | 'male';
  group: 'child' | 'teen' | 'adult' | 'old';
}

/** Steps in semitones by which a voice is shifted when all of a group are taken, in order of use. */
const shifts = [0, 2, -2, 4, -4] as const;

/**
 * Gives each person of a film a voice, no two the same while there are enough (five times as many as the
 * group has voices). Each person ranks the fitting voices by a hash of their own id and voice, and the one
 * who fits best takes each, so a person who joins in a later draft changes at most the few voices that they
 * win. The ids are `auto:<person>@<voice>`: providers with other voices see an automatic one.
 * @returns voice id by person id
 */
export function castFilm(
  people: readonly PersonToCast[],
  voices: readonly VoiceToCast[],
): Readonly<Record<string, string>> {
  const holders = new Map<string, Candidate>();
  const cast: Record<string, string> = {};
  const waiting: Candidate[] = people.map((person) => ({ person, ranked: rankVoices(person, voices), next: 0 }));
  for (let candidate = waiting.pop(); candidate; candidate = waiting.pop()) {
    const choice = firstToWin(candidate, holders);
    // More people than voices: the voice they would have had alone, shared.
    const voice = (choice ?? candidate.ranked[0])?.voice;
    cast[candidate.person.id] = `auto:${candidate.person.id}${voice === undefined ? '' : `@${voice}`}`;
    if (!choice) continue;
    const loser = holders.get(choice.voice);
    holders.set(choice.voice, candidate);
    if (loser) waiting.push(loser);
  }
  return cast;
}

interface Candidate {
  person: PersonToCast;
  ranked: readonly { voice: string; score: number }[];
  /** Rank of the voice to try next. Goes up only, so casting ends. */
  next: number;
}

function firstToWin(candidate: Candidate, holders: ReadonlyMap<string, Candidate>) {
  for (;;) {
    const choice = candidate.ranked[candidate.next];
    candidate.next += 1;
    if (!choice) return undefined;
    const holder = holders.get(choice.voice);
    // A holder stands one past the rank of what they hold.
    const held = holder?.ranked[holder.next - 1]?.score ?? -1;
    if (!holder || choice.score > held || (choice.score === held && candidate.person.id < holder.person.id))
      return choice;
  }
}

/** The voice of one person alone: where `castFilm` begins for them. */
export function voiceOfPerson(person: PersonToCast, voices: readonly VoiceToCast[]): string | undefined {
  return rankVoices(person, voices)[0]?.voice;
}

/** @returns child to 12, teen to 17, adult to 59, old from 60; adult where the age is not known */
export function voiceGroup(age: number | undefined): VoiceToCast['group'] {
  if (age === undefined) return 'adult';
  if (age < 13) return 'child';
  if (age < 18) return 'teen';
  return age < 60 ? 'adult' : 'old';
}

function rankVoices(person: PersonToCast, voices: readonly VoiceToCast[]) {
  const ofSex = voices.filter((voice) => person.sex === 'unknown' || voice.sex === person.sex);
  const group = voiceGroup(person.age);
  const fitting = ofSex.filter((voice) => voice.group === group);
  const among = fitting.length > 0 ? fitting : ofSex;
  return shifts.flatMap((shift) =>
    among
      .map((voice) => ({
        voice: shift === 0 ? voice.id : `${voice.id}${shift > 0 ? '+' : '-'}${Math.abs(shift)}`,
        score: score(`${person.id}|${voice.id}`),
      }))
      .sort((a, b) => b.score - a.score || (a.voice < b.voice ? -1 : 1)),
  );
}

/** FNV-1a with a last mix (murmur3's), so that ids that differ in one letter rank quite otherwise. 32 bits. */
function score(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
