import { expect, test } from 'vitest';
import { filmChapters } from './filmChapters.ts';
import { planJoins } from './planJoins.ts';

test('chapters begin with titled clips and last until the next', () => {
  const rate = { num: 24, den: 1 };
  const plans = planJoins([24, 12, 24, 36], [], rate, 0);
  expect(filmChapters(plans, ['', 'One', '', 'Two'], rate)).toEqual([
    { start: 1, end: 2.5, title: 'One' },
    { start: 2.5, end: 4, title: 'Two' },
  ]);
  expect(filmChapters(plans, [], rate)).toEqual([]);
});
