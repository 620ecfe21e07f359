import { expect, it } from 'vitest';
import { ScreenAxis } from './screenAxis.ts';

it('keeps everybody in one order from left to right, however many come and in whatever pair they are asked for', () => {
  const axis = new ScreenAxis();
  const people = Array.from({ length: 9 }, (_, index) => `p${index}`);
  for (const id of people) axis.admit([id]);
  const order = axis.fromLeft(people);
  expect(order[0]).toBe('p0');
  expect(order.at(-1)).toBe('p1');
  expect(new Set(order).size).toBe(9);
  for (const [index, id] of order.entries()) {
    for (const other of order.slice(index + 1)) {
      expect(axis.fromLeft([other, id])).toEqual([id, other]);
      expect(axis.isLeftOf(id, other)).toBe(true);
    }
  }
  axis.admit(['p5', 'p0']);
  expect(axis.fromLeft(people)).toEqual(order);
});
