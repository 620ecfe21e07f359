import { expect, it } from 'vitest';
import { wholeFrames } from './filmStyle.ts';

it.each([
  [1, 24],
  [2.3, 56],
  [0.001, 1],
  [5 / 24, 5],
  [0.1 + 0.2, 8],
])('%d seconds at 24 are %d frames', (seconds, frames) => {
  expect(wholeFrames(seconds, { num: 24, den: 1 })).toBe(frames / 24);
});

it('counts in exact fractions', () => {
  expect(wholeFrames(1, { num: 24000, den: 1001 })).toBe((24 * 1001) / 24000);
});
