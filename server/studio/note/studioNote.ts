import { z } from 'zod';
import { cameraMoves, zDepiction, type Depiction } from '../../../runtime/graph/depiction.ts';
import { zRate } from '../../../runtime/graph/rate.ts';
import { mostPeople } from '../shot/shotPlan.ts';

/**
 * What the studio writes into its pictures and clips, so that the next model can draw the same picture anew in
 * sheets instead of moving a flat one.
 */
export const zStudioNote = z.strictObject({
  /** Version of the drawing: a note of another one is not redrawn. */
  studio: z.literal(2),
  depiction: zDepiction,
  seed: z.int().nonnegative(),
  /** Size that the picture was composed for, in pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Of a clip: the camera's way and its length. */
  clip: z.strictObject({ move: z.enum(cameraMoves), frames: z.int().positive(), rate: zRate }).optional(),
});
export type StudioNote = z.infer<typeof zStudioNote>;

/** Name under which a note stands in a file. */
export const noteKeyword = 'shotgraph-studio';

const longestText = 1500;

/** A depiction that fits into a file's metadata and a command line, however long its words are. */
export function trimmedDepiction(depiction: Depiction): Depiction {
  const cut = (text: string): string => text.slice(0, longestText).replaceAll('\0', ' ');
  return {
    ...depiction,
    place: {
      ...depiction.place,
      id: cut(depiction.place.id),
      name: cut(depiction.place.name),
      description: cut(depiction.place.description),
      palette: depiction.place.palette.slice(0, 12).map(cut),
    },
    light: { ...depiction.light, mood: cut(depiction.light.mood) },
    people: depiction.people
      .slice(0, mostPeople)
      .map((person) => ({ ...person, id: cut(person.id), name: cut(person.name), look: cut(person.look) })),
    props: depiction.props.slice(0, 12).map(cut),
    action: cut(depiction.action),
    style: cut(depiction.style),
  };
}

/** @returns the note in a text, or undefined when it is none of ours */
export function readNote(text: string | undefined): StudioNote | undefined {
  if (text === undefined || !text.startsWith('{')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = zStudioNote.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
