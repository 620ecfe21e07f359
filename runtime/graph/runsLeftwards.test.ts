import { expect, it } from 'vitest';
import { runsLeftwards } from './runsLeftwards.ts';

it.each([
  ['صباح الخير (الآن)!', true],
  ['“שלום,” he', true],
  ['ليلى speaks to somebody.', false],
  ['Good morning!', false],
  ['…', false],
  ['', false],
])('%j: %s', (line, leftwards) => {
  expect(runsLeftwards(line)).toBe(leftwards);
});
