import { expect, test } from 'vitest';
import { offeredLength } from './offeredLength.ts';

test('a list: the shortest that holds the wish, else the longest', () => {
  const limits = { seconds: [5, 10] };
  expect([1, 5, 5.0000001, 5.1, 10, 12].map((wanted) => offeredLength(wanted, limits))).toEqual([5, 5, 5, 10, 10, 10]);
});

test('a range in steps: a line spoken a little slower asks for the same clip', () => {
  const limits = { secondsRange: { least: 1.0625, most: 10.0625, step: 0.5 } };
  expect(offeredLength(0.4, limits)).toBe(1.0625);
  expect(offeredLength(4.2, limits)).toBe(offeredLength(4.5, limits));
  expect(offeredLength(4.2, limits)).toBe(4.5625);
  expect(offeredLength(10.05, limits)).toBe(10.0625);
  expect(offeredLength(20, limits)).toBe(10.0625);
});

test('no limits: as wished', () => {
  expect(offeredLength(3.21, {})).toBe(3.21);
});
