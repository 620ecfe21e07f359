import { z } from 'zod';
import { zRunEvent, type RunEvent } from '../events/runEvent.ts';
import type { RunEventSpan } from '../events/runState.ts';

/** What happened in a run between two points, as short as it can be said: what all events share stands once. */
export const zRunDelta = z.strictObject({
  run: z.string(),
  /** Seq of the last event before these. */
  after: z.int().nonnegative(),
  /** Seq of the last event that these tell of. */
  seq: z.int().positive(),
  /** ISO time of the last event. */
  at: z.string(),
  /** Without `run` and `seq`, `at` but of a start, and fields that hold what `fullEvent` fills in. */
  events: z.array(z.looseObject({ type: z.string() })),
});
export type RunDelta = z.infer<typeof zRunDelta>;

const passing: ReadonlySet<RunEvent['type']> = new Set(['task-start', 'task-progress', 'task-retry', 'task-fallback']);

/**
 * Packs events that follow each other. What a later one of them makes worthless is left out: all but the last progress
 * of a task, and its start when it has ended.
 * @throws RangeError when there are none
 */
export function packEvents(events: readonly RunEvent[]): RunDelta {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) throw new RangeError('There are no events to pack.');
  const packed: RunDelta['events'] = [];
  const over = new Set<string>();
  for (const event of events.toReversed()) {
    if ('task' in event) {
      const isPassing = passing.has(event.type);
      if (isPassing && over.has(event.task)) continue;
      // A start says which model and attempt: it is only worthless once the task has ended.
      if (event.type === 'task-end') over.add(event.task);
      if (event.type === 'task-progress' && over.has(`${event.task} progress`)) continue;
      if (event.type === 'task-progress') over.add(`${event.task} progress`);
    }
    if (event.type === 'run-start') over.clear();
    packed.push(shortEvent(event, last.at));
  }
  return { run: first.run, after: first.seq - 1, seq: last.seq, at: last.at, events: packed.toReversed() };
}

/** @throws when the delta does not hold run events */
export function unpackDelta({ run, after, seq, at, events }: RunDelta): RunEventSpan {
  return { after, seq, events: events.map((event) => fullEvent(event, { run, seq, at })) };
}

/** What is left out where it is so. */
const usualFields: Readonly<Record<string, object>> = {
  'task-start': { attempt: 1 },
  'task-end': { cached: false, cost: 0, seconds: 0 },
};

function shortEvent({ run: _run, seq: _seq, at, ...event }: RunEvent, lastAt: string): RunDelta['events'][number] {
  const short: Record<string, unknown> & { type: string } = { ...event };
  // How long a task has been at it is counted from its start.
  if (event.type === 'task-start' && at !== lastAt) short['at'] = at;
  if (short['node'] === short['task']) delete short['node'];
  if (event.type === 'task-start' && event.attempt === 1) delete short['attempt'];
  if (event.type === 'task-end') {
    if (!event.cached) delete short['cached'];
    if (event.cost === 0) delete short['cost'];
    short['seconds'] = Math.round(event.seconds * 1000) / 1000;
    if (short['seconds'] === 0) delete short['seconds'];
  }
  return short;
}

function fullEvent(short: RunDelta['events'][number], base: { run: string; seq: number; at: string }): RunEvent {
  const usual = usualFields[short.type] ?? {};
  const node = 'task' in short ? { node: short['task'] } : {};
  return zRunEvent.parse({ ...base, ...usual, ...node, ...short });
}
