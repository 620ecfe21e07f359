import { describe, expect, it } from 'vitest';
import { CountingAdapter, graphOf, localAdapter, testEngine } from '../../test/harness/engineHarness.ts';
import { VirtualClock } from '../../test/harness/virtualClock.ts';
import { Fault } from '../graph/fault.ts';
import { Cooldowns } from './cooldowns.ts';

describe('Cooldowns', () => {
  it('grow with failures in a row, up to a day', async () => {
    const clock = new VirtualClock();
    const cooldowns = new Cooldowns(clock);
    const rests: unknown[] = [];
    for (let failure = 1; failure <= 9; failure += 1) {
      const seconds = cooldowns.failed('fal/one', 'transient');
      rests.push(seconds);
      await clock.advance(seconds ?? 0);
    }
    expect(rests).toEqual([5, 15, 60, 300, 900, 3600, 21_600, 86_400, 86_400]);
  });

  it('begin again after a success', async () => {
    const clock = new VirtualClock();
    const cooldowns = new Cooldowns(clock);
    cooldowns.failed('fal/one', 'network');
    await clock.advance(5);
    cooldowns.succeeded('fal/one');
    expect(cooldowns.failed('fal/one', 'network')).toBe(5);
  });

  it('count requests that were under way together as one failure', () => {
    const cooldowns = new Cooldowns(new VirtualClock());
    expect(cooldowns.failed('fal/one', 'network')).toBe(5);
    expect(cooldowns.failed('fal/one', 'network')).toBeUndefined();
    expect(cooldowns.failed('fal/two', 'network')).toBe(5);
  });

  it('do not come from what the request was at fault for', () => {
    const cooldowns = new Cooldowns(new VirtualClock());
    expect(cooldowns.failed('fal/one', 'invalid-input')).toBeUndefined();
    expect(cooldowns.failed('fal/one', 'permanent')).toBeUndefined();
  });

  it('last as long as the other side asks for', () => {
    expect(new Cooldowns(new VirtualClock()).failed('fal/one', 'rate-limit', 42)).toBe(42);
  });
});

describe('a run whose model failed', () => {
  it('leaves the model alone, says so, and goes on when it has rested', async () => {
    const adapter = new CountingAdapter('paid');
    const adapters = new Map([adapter, localAdapter].map((each) => [each.provider, each]));
    const { run, clock } = testEngine({ adapters });
    const begin = clock.now();
    const asked: number[] = [];
    adapter.onSubmit = () => {
      asked.push((clock.now() - begin) / 1000);
      if (asked.length === 1) throw new Fault('busy', 'transient', 'It is busy.', { notCharged: true });
    };
    const picture = (prompt: string) => ({ type: 'test/picture', params: { prompt } });
    const { state, events } = await run({
      graph: graphOf({ a: picture('a'), b: picture('b'), c: picture('c') }),
      tier: 'final',
    });
    expect(state).toBe('done');
    expect(asked).toEqual([0, 0, 5, 5]);
    const waits = events.filter((event) => event.type === 'task-wait');
    expect(new Set(waits.map(({ node, reason }) => `${node} ${reason}`))).toEqual(
      new Set(['a cooling-down', 'c cooling-down']),
    );
    expect(waits[0]?.message).toContain('is left alone for 5 s: It is busy.');
  });
});
