import { z } from 'zod';
import { zHand } from '../graph/depiction.ts';
import { zGraph } from '../graph/graph.ts';
import { zProblem } from '../graph/problem.ts';
import { zMusicMood } from '../graph/soundscape.ts';
import { zBreakdown, zCorrections } from '../screenplay/breakdown.ts';
import { zCast } from '../screenplay/filmGraph/cast.ts';

/** A mood, or `auto` for the one that the screenplay's own words ask for. */
export const zFilmMusic = z.union([zMusicMood, z.literal('auto')]);

export const zFilmCounts = z.strictObject({
  scenes: z.int().nonnegative(),
  shots: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  people: z.int().nonnegative(),
  settings: z.int().nonnegative(),
});

export const zScreenplaySummary = z.strictObject({
  id: z.string(),
  /** Name of the uploaded file. */
  file: z.string(),
  title: z.string(),
  author: z.string(),
  /** tiktok reel youtube short_film feature series_ep, or '' when unknown. */
  format: z.string(),
  createdAt: z.iso.datetime(),
  counts: zFilmCounts,
});
export type ScreenplaySummary = z.infer<typeof zScreenplaySummary>;

/** What was understood of an uploaded screenplay, for a person to look through and correct. */
export const zScreenplayAnswer = zScreenplaySummary.extend({
  scenes: z.array(
    z.strictObject({
      id: z.string(),
      number: z.int().positive(),
      heading: z.string(),
      beat: z.string(),
      lines: z.int().nonnegative(),
      shots: z.int().nonnegative(),
      /** How long its shots last together at least: those with long lines last longer. */
      seconds: z.number().nonnegative(),
    }),
  ),
  /** Pixels and frames a second of the film where nothing else is asked for. */
  size: z.string(),
  fps: z.string(),
  breakdown: zBreakdown.omit({ doubts: true }),
  /** Everything that is a question to a person, with its place in the file. */
  doubts: z.array(zProblem),
});
export type ScreenplayAnswer = z.infer<typeof zScreenplayAnswer>;

export const zScreenplaysAnswer = z.strictObject({ screenplays: z.array(zScreenplaySummary) });

export const zScreenplayUploadQuery = z.strictObject({
  /** File name with its ending: `film.zip`, `film.fountain`, `film.fdx`. */
  name: z.string().min(1).max(255),
});

/** A package folder as a browser reads it: the texts in it, pictures and the like left out. */
export const zScreenplayFolder = z.strictObject({
  /** Of the folder. */
  name: z.string().min(1).max(255),
  files: z
    .array(
      z.strictObject({
        /** Inside the folder, with `/` between: `sp_step_8_screenplay.json`. */
        path: z.string().min(1).max(1000),
        text: z.string(),
      }),
    )
    .min(1)
    .max(5000),
});
export type ScreenplayFolder = z.infer<typeof zScreenplayFolder>;

export const zBreakdownRequest = z.strictObject({ corrections: zCorrections });

export const zScreenplayGraphRequest = z.strictObject({
  corrections: zCorrections.optional(),
  /** Pixels, such as `1280x720`; from the screenplay when absent. */
  size: z.string().max(20).optional(),
  /** Frames a second: `24`, `23.976`, `30000/1001`. */
  fps: z.string().max(20).optional(),
  /** Numbers of the scenes to take; all when absent. */
  scenes: z.array(z.int().positive()).min(1).max(10_000).optional(),
  cast: zCast.optional(),
  /** How the boards are drawn; by the style words of the screenplay when absent. */
  hand: zHand.optional(),
  /** Music under the whole film; none when absent. */
  music: zFilmMusic.optional(),
  /** false: only what is said, no sound of places and of what happens. */
  ambience: z.boolean().optional(),
});
export type ScreenplayGraphRequest = z.infer<typeof zScreenplayGraphRequest>;

/** A graph that is not saved yet. */
export const zScreenplayGraphAnswer = z.strictObject({
  graph: zGraph,
  counts: zFilmCounts,
  problems: z.array(zProblem),
});
export type ScreenplayGraphAnswer = z.infer<typeof zScreenplayGraphAnswer>;
