import { z } from 'zod';
import type { Problem } from '../../graph/problem.ts';
import { shorten } from '../../graph/shorten.ts';
import { createNameIndex } from '../breakdown/nameIndex.ts';
import type { Breakdown, Person } from '../breakdown.ts';
import type { Shot } from '../shot.ts';

/** A cast file: by a person's id or any of their names, what is to be otherwise. */
export const zCast = z.strictObject({
  people: z.record(
    z.string(),
    z.strictObject({
      /** A voice of the speech model; `auto:<id>@<voice>` names a local one. */
      voice: z.string().min(1).max(200).optional(),
      /** Hair, build, clothes, marks. */
      look: z.string().max(2000).optional(),
      sex: z.enum(['female', 'male', 'unknown']).optional(),
      age: z.number().min(0).max(200).optional(),
      /** Ready prompt for the portrait. */
      portraitPrompt: z.string().max(5000).optional(),
    }),
  ),
});
export type Cast = z.infer<typeof zCast>;

export interface CastFilm {
  breakdown: Breakdown;
  shots: Shot[];
  /** Voice by person id, where the cast file has one. */
  voices: ReadonlyMap<string, string>;
  problems: Problem[];
}

/** Puts a cast file into breakdown and shots. A name that nobody has is a problem. */
export function applyCast(breakdown: Breakdown, shots: readonly Shot[], cast: Cast): CastFilm {
  const names = createNameIndex(breakdown.people);
  const byId = new Map(breakdown.people.map((person) => [person.id, person]));
  const corrected = new Map<string, Person>();
  const voices = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, { voice, ...entry }] of Object.entries(cast.people)) {
    const person = byId.get(name) ?? names.byName(name);
    if (!person) {
      problems.push({
        code: 'cast-unknown',
        severity: 'warning',
        message: `The cast file names "${shorten(name, 80)}", who is not in this film. Its people are: ${shorten(breakdown.people.map((one) => one.name).join(', '), 500)}.`,
      });
      continue;
    }
    if (voice !== undefined) voices.set(person.id, voice);
    // A new look makes the source's own portrait prompt untrue.
    const { portraitPrompt, ...rest } = person;
    corrected.set(person.id, {
      ...rest,
      ...(entry.look === undefined && portraitPrompt !== undefined && { portraitPrompt }),
      ...given(entry),
    });
  }
  return {
    breakdown: { ...breakdown, people: breakdown.people.map((person) => corrected.get(person.id) ?? person) },
    shots: shots.map((shot) => ({
      ...shot,
      depiction: {
        ...shot.depiction,
        people: shot.depiction.people.map((depicted) => recast(depicted, corrected.get(depicted.id))),
      },
    })),
    voices,
    problems,
  };
}

type Depicted = Shot['depiction']['people'][number];

function recast(depicted: Depicted, person: Person | undefined): Depicted {
  if (!person) return depicted;
  return { ...depicted, look: person.look, sex: person.sex, ...(person.age !== undefined && { age: person.age }) };
}

/** Without the entries that are undefined. */
function given<Entry extends object>(entry: Entry): { [Key in keyof Entry]: Exclude<Entry[Key], undefined> } {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Entry]: Exclude<Entry[Key], undefined>;
  };
}
