import { describe, expect, it } from 'vitest';
import type { RunEvent, TaskId } from '../events/runEvent.ts';
import { emptyRunState, reduceRunEvents, reduceRunSpan } from '../events/runState.ts';
import { packEvents, unpackDelta, zRunDelta } from './runDelta.ts';

type Body<Event> = Event extends RunEvent ? Omit<Event, 'run' | 'seq' | 'at'> : never;

const at = '2026-01-01T00:00:00.000Z';
const numbered = (bodies: readonly Body<RunEvent>[]): RunEvent[] =>
  bodies.map((body, index) => ({ ...body, run: 'r', seq: index + 1, at }));
const of = (task: string) => ({ task: task as TaskId, node: task.split('#')[0] ?? '' });
const end = { type: 'task-end', result: 'x', cached: false, seconds: 1.5, cost: 7 } as const;

const events = numbered([
  { type: 'run-start', graph: 'g', tier: 'final', tasks: 4 },
  { type: 'node-expand', node: 'm', tasks: ['m#0', 'm#1'] as TaskId[] },
  { type: 'task-start', ...of('a'), attempt: 1, model: 'paid/image' },
  { type: 'task-progress', ...of('a'), part: 0.1 },
  { type: 'task-progress', ...of('a'), part: 0.2, words: 'in line' },
  { type: 'task-start', ...of('m#0'), attempt: 1 },
  { type: 'task-retry', ...of('m#0'), attempt: 1, delaySeconds: 2, code: 'c', message: 'Again.' },
  { type: 'task-start', ...of('m#0'), attempt: 2 },
  { ...end, ...of('m#0') },
  { ...end, ...of('m#1'), cached: true, cost: 0, seconds: 0 },
  { type: 'task-fail', ...of('b'), code: 'c', faultClass: 'permanent', message: 'No.', notCharged: true },
  { type: 'run-pause' },
  { type: 'run-resume' },
  { ...end, ...of('a') },
  { type: 'run-end', state: 'failed', message: 'No.', cost: 14, seconds: 3 },
]);

describe('a packed delta', () => {
  it('gives the same state as the events, wherever they are cut', () => {
    const whole = reduceRunEvents(emptyRunState, events);
    for (let cut = 1; cut < events.length; cut += 1) {
      const parts = [events.slice(0, cut), events.slice(cut)];
      const state = parts.reduce((known, part) => {
        const delta = zRunDelta.parse(JSON.parse(JSON.stringify(packEvents(part))));
        return reduceRunSpan(known, unpackDelta(delta));
      }, emptyRunState);
      expect(state, `cut at ${cut}`).toEqual(whole);
    }
  });

  it('leaves out what later events make worthless, and nothing else', () => {
    expect(packEvents(events).events.map(({ type }) => type)).toEqual([
      ...['run-start', 'node-expand', 'task-end', 'task-end', 'task-fail'],
      ...['run-pause', 'run-resume', 'task-end', 'run-end'],
    ]);
    const running = packEvents(events.slice(2, 5)).events;
    expect(running).toEqual([
      { type: 'task-start', task: 'a', model: 'paid/image' },
      { type: 'task-progress', task: 'a', part: 0.2, words: 'in line' },
    ]);
  });

  it('that does not join on shows the gap and changes nothing', () => {
    const known = reduceRunEvents(emptyRunState, events.slice(0, 3));
    const late = reduceRunSpan(known, unpackDelta(packEvents(events.slice(5))));
    expect(late).toEqual({ ...known, gap: true });
    expect(reduceRunSpan(known, unpackDelta(packEvents(events.slice(0, 2))))).toBe(known);
  });

  it('can not be made of nothing', () => {
    expect(() => packEvents([])).toThrow(RangeError);
  });
});
