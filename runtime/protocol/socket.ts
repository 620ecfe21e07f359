import { z } from 'zod';
import type { RunDelta } from './runDelta.ts';
import type { RunSummary } from './runs.ts';
import type { RunSnapshot } from './runSnapshot.ts';

/**
 * What a client wants to hear of: one run, one graph, or how all runs stand. `since`: seq of the last event of the run
 * that it knows; 0 for nothing.
 */
export const zSubscribe = z.union([
  z.strictObject({ run: z.string().min(1).max(200), since: z.int().nonnegative().default(0) }),
  z.strictObject({ graph: z.string().min(1).max(200) }),
  z.strictObject({ runs: z.literal(true) }),
]);
export type Subscribe = z.input<typeof zSubscribe>;

export const zUnsubscribe = z.union([
  z.strictObject({ run: z.string().min(1).max(200) }),
  z.strictObject({ graph: z.string().min(1).max(200) }),
  z.strictObject({ runs: z.literal(true) }),
]);

/** Answer to a subscription; what was missed comes before it, as `run-delta` or `run-snapshot`. */
export const zSubscribed = z.union([
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);
export type Subscribed = z.infer<typeof zSubscribed>;

/** A graph was saved; somebody else's tab asks for what changed. */
export const zGraphSave = z.strictObject({
  graph: z.string(),
  revision: z.int(),
  /** As it was sent with the save: a tab knows its own. */
  client: z.string().optional(),
});
export type GraphSave = z.infer<typeof zGraphSave>;

/**
 * What the server sends, by name of the message: `zRunDelta`, `zRunSnapshot`, `zGraphSave` and `zRunSummary` parse it.
 * `run-change` goes to whoever asked for all runs: one came, went on a little, or ended; twice a second at most.
 */
export interface ServerMessages {
  'run-delta': (delta: RunDelta) => void;
  'run-snapshot': (snapshot: RunSnapshot) => void;
  'graph-save': (save: GraphSave) => void;
  'run-change': (run: RunSummary) => void;
}

export interface ClientMessages {
  subscribe: (to: Subscribe, answer: (answer: Subscribed) => void) => void;
  unsubscribe: (from: z.input<typeof zUnsubscribe>) => void;
}
