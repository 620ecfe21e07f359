import { expect, it } from 'vitest';
import { withItem } from './withItem.ts';

it('adds to a list, and leaves an empty one as it is, for it may be shared', () => {
  const none: number[] = [];
  const one = withItem(none, 1);
  expect([none, one]).toEqual([[], [1]]);
  expect(withItem(one, 2)).toEqual([1, 2]);
});
