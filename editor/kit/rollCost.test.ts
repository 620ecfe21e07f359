import { expect, it } from 'vitest';
import { rollCost } from './rollCost.ts';

it('is what the newest take of each element cost', () => {
  expect(rollCost([])).toBe(0);
  const takes = [
    { element: '', cost: 50 },
    { element: '', cost: 70 },
  ];
  expect(rollCost(takes)).toBe(70);
  const mapped = [
    { element: '0', cost: 5 },
    { element: '1', cost: 7 },
    { element: '0', cost: 9 },
  ];
  expect(rollCost(mapped)).toBe(16);
});
