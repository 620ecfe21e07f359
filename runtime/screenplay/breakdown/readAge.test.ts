import { expect, it } from 'vitest';
import { readAge } from './readAge.ts';

it.each([
  ['27', 27, true],
  ['late 20s', 28, false],
  ['early 40s', 42, false],
  ['mid-30s', 35, false],
  ['50s', 55, false],
  ['50’s', 55, false],
  ['late thirties', 38, false],
  ['30-40', 35, false],
  ['eighty-eight', 88, true],
  ['a man of sixty', 60, true],
  ['teenager', 16, false],
  ['elderly', 75, false],
])('%s', (text, years, exact) => {
  expect(readAge(text)).toEqual({ years, exact });
});

it.each(['', 'stout', 'born 1890', '180 cm', 'at 10:30', 'the 3rd', 'adult'])('%s says no age', (text) => {
  expect(readAge(text)).toBeUndefined();
});
