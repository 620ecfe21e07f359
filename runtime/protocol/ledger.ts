import { z } from 'zod';
import { zPage } from './runs.ts';

export const zLedgerState = z.enum(['intended', 'accepted', 'settled', 'released', 'unknown']);

export const zLedgerItem = z.strictObject({
  id: z.string(),
  run: z.string(),
  /** Of the run; '' when it is no longer stored. */
  graph: z.string(),
  task: z.string(),
  key: z.string(),
  provider: z.string(),
  model: z.string(),
  state: zLedgerState,
  /** The estimate, in micro-dollars. */
  reserved: z.int(),
  /** What it came to; absent until it is settled. */
  settled: z.int().optional(),
  createdAt: z.string(),
});
export type LedgerItem = z.infer<typeof zLedgerItem>;

const filters = {
  run: z.string().max(200).optional(),
  graph: z.string().max(200).optional(),
  model: z.string().max(200).optional(),
  state: zLedgerState.optional(),
};

export const zLedgerQuery = zPage.extend(filters);
export type LedgerQuery = z.infer<typeof zLedgerQuery>;

/** Micro-dollars of many entries together. */
export const zLedgerSums = z.strictObject({
  entries: z.int(),
  /** Estimates of what is settled: against `settled` they tell how good estimates are. */
  estimated: z.int(),
  settled: z.int(),
  /** Reserved for what is under way, or in doubt. */
  open: z.int(),
  /** Reserved once, and given back. */
  released: z.int(),
  /** How many wait for a person to say what became of them. */
  unknown: z.int(),
});
export type LedgerSums = z.infer<typeof zLedgerSums>;

/** Newest first. */
export const zLedgerAnswer = z.strictObject({ entries: z.array(zLedgerItem), total: z.int(), sums: zLedgerSums });

export const zLedgerTotalsQuery = z.strictObject({ by: z.enum(['run', 'graph', 'day', 'model']), ...filters });
export type LedgerTotalsQuery = z.infer<typeof zLedgerTotalsQuery>;

export const zLedgerTotalsAnswer = z.strictObject({
  totals: z.array(zLedgerSums.extend({ of: z.string() })),
  sums: zLedgerSums,
});

/** What a person says of a submission that nobody knows the fate of. */
export const zResolveRequest = z.strictObject({
  choice: z
    .enum(['check', 'count-as-failed', 'submit-again'])
    .describe('check: ask the provider. submit-again: close the entry and do the failed tasks of its run again.'),
  charged: z
    .boolean()
    .default(true)
    .describe('Whether the entry is closed as charged at its estimate; where it is not known, it is.'),
});
export type ResolveRequest = z.infer<typeof zResolveRequest>;

export const zResolveAnswer = z.strictObject({
  entry: zLedgerItem,
  /** What was found or done, in a sentence. */
  message: z.string(),
  /** Id of the run that does the failed tasks again. */
  run: z.string().optional(),
});
export type ResolveAnswer = z.infer<typeof zResolveAnswer>;
