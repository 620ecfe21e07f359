import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planMix, soundLength } from './soundArithmetic.ts';

const spacing = { lead: 0.25, pause: 0.5, tail: 0.25, least: 0 };

test('in turn: lead, sounds with pauses between, tail', () => {
  expect(planMix([48_000, 24_000], 'in-turn', spacing)).toEqual({
    starts: [12_000, 84_000],
    samples: 120_000,
    seconds: 2.5,
  });
});

test('together: all begin after the lead, the longest rules', () => {
  expect(planMix([48_000, 24_000], 'together', spacing)).toEqual({
    starts: [12_000, 12_000],
    samples: 72_000,
    seconds: 1.5,
  });
});

test('the least length holds, and silence alone has it', () => {
  expect(planMix([480], 'in-turn', { ...spacing, least: 3 }).seconds).toBe(3);
  expect(planMix([], 'in-turn', { ...spacing, least: 2 })).toEqual({ starts: [], samples: 96_000, seconds: 2 });
  expect(planMix([], 'in-turn', spacing).seconds).toBe(0.5);
});

test('a rate rounds up to a whole frame, also a broken one', () => {
  expect(planMix([48_001], 'in-turn', { lead: 0, pause: 0, tail: 0, least: 0, rate: { num: 24, den: 1 } })).toEqual({
    starts: [0],
    samples: 50_000,
    seconds: 25 / 24,
  });
  const ntsc = { num: 24_000, den: 1001 };
  const plan = planMix([48_048], 'in-turn', { lead: 0, pause: 0, tail: 0, least: 0, rate: ntsc });
  expect(plan).toEqual({ starts: [0], samples: 48_048, seconds: 1.001 });
});

test('a listed length that is already whole frames gains none', () => {
  const rate = { num: 24, den: 1 };
  for (let frames = 1; frames < 500; frames += 1) {
    const plan = planMix([], 'in-turn', { lead: 0, pause: 0, tail: 0, least: frames / 24, rate });
    expect(plan.samples).toBe(frames * 2000);
  }
});

test('sounds in turn never overlap, and all end before the whole does', () => {
  const seconds = fc.double({ min: 0, max: 5, noNaN: true });
  const lengths = fc.array(fc.integer({ min: 1, max: 500_000 }), { maxLength: 12 });
  fc.assert(
    fc.property(lengths, seconds, seconds, seconds, seconds, (lengths, lead, pause, tail, least) => {
      const { starts, samples } = planMix(lengths, 'in-turn', {
        lead,
        pause,
        tail,
        least,
        rate: { num: 30_000, den: 1001 },
      });
      const ends = starts.map((start, at) => start + (lengths[at] ?? 0));
      starts.slice(1).forEach((start, at) => expect(start).toBeGreaterThanOrEqual(ends[at]!));
      expect(samples).toBeGreaterThanOrEqual(Math.max(0, ...ends));
      expect(samples).toBeGreaterThanOrEqual(Math.floor(least * 48_000));
    }),
  );
});

test('the length of a sound is what was counted, else its seconds', () => {
  expect(soundLength({ samples: 44_100, sampleRate: 44_100, seconds: 9 })).toBe(48_000);
  expect(soundLength({ samples: 1234, sampleRate: 48_000 })).toBe(1234);
  expect(soundLength({ seconds: 0.5 })).toBe(24_000);
});
