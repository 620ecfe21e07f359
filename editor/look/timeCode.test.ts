import { expect, it } from 'vitest';
import { frameAt, timeCode, timeOf } from './timeCode.ts';

const film = { num: 24, den: 1 };
const ntsc = { num: 30_000, den: 1001 };

it('counts hours, minutes, seconds and frames', () => {
  expect(timeCode(0, film)).toBe('00:00:00:00');
  expect(timeCode(24 * 61 + 5, film)).toBe('00:01:01:05');
  expect(timeCode(30 * 3600, ntsc)).toBe('01:00:00:00');
});

it.each([film, ntsc, { num: 24_000, den: 1001 }])('finds each frame again by its time at %o', (rate) => {
  for (const frame of [0, 1, 2, 47, 999, 100_000]) expect(frameAt(timeOf(frame, rate), rate)).toBe(frame);
});

it('is in a frame from its very start', () => {
  expect(frameAt(1 / 24, film)).toBe(1);
  expect(frameAt(1 / 24 - 0.001, film)).toBe(0);
});
