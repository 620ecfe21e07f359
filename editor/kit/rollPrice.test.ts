import { expect, it } from 'vitest';
import type { NodePlan } from '../store/nodePlans.ts';
import { rollPrice } from './rollPrice.ts';

const cached: NodePlan = {
  ...{ state: 'cached', reason: '', tasks: 1, toRun: 0, low: 0, high: 0, isCostUnknown: false, seconds: 0 },
  results: new Map(),
};
const exactly = (cost: number) => ({ low: cost, high: cost, isCostUnknown: false });

it('is what the plan says of a node that is to run', () => {
  const planned: NodePlan = { ...cached, state: 'run', toRun: 1, low: 40, high: 90, isCostUnknown: true };
  expect(rollPrice([{ id: 'a', element: '', cost: 0 }], planned)).toMatchObject({ low: 40, high: 90 });
  expect(rollPrice([], planned).isCostUnknown).toBe(true);
});

it('is what the take cost that flows on, though a free one of another tier is newer', () => {
  const takes = [
    { id: 'final', element: '', cost: 150 },
    { id: 'draft', element: '', cost: 0 },
  ];
  expect(rollPrice(takes, { ...cached, results: new Map([['', 'final']]) })).toEqual(exactly(150));
  expect(rollPrice(takes, { ...cached, results: new Map([['', 'draft']]) })).toEqual(exactly(0));
});

it('is else the sum of the newest of each element', () => {
  const takes = [
    { id: 'a', element: '0', cost: 5 },
    { id: 'b', element: '1', cost: 7 },
    { id: 'c', element: '0', cost: 9 },
  ];
  expect(rollPrice(takes, undefined)).toEqual(exactly(16));
  expect(rollPrice([], cached)).toEqual(exactly(0));
});
