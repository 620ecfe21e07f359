import { expect, it } from 'vitest';
import type { NodePlan } from './nodePlans.ts';
import { shownTake } from './shownTake.ts';
import type { Take } from './takesStore.ts';

const takes = [
  { id: 'one', element: '' },
  { id: 'two', element: '' },
  { id: 'other', element: 'x' },
  { id: 'three', element: '' },
] as unknown as Take[];
const planOf = (result: string) => ({ results: new Map([['', result]]) }) as unknown as NodePlan;

it('is the picked one, whatever the plan says', () => {
  expect(shownTake(takes, 'one', planOf('three'))).toMatchObject({ index: 0, isPicked: true });
});

it('is what flows on without a pick, else the newest', () => {
  expect(shownTake(takes, undefined, planOf('two'))).toMatchObject({ index: 1, isPicked: false });
  expect(shownTake(takes, undefined, undefined)).toMatchObject({ index: 2, isPicked: false });
});

it('counts the takes of one element only', () => {
  const shown = shownTake(takes, { x: 'other' }, undefined, 'x');
  expect(shown).toMatchObject({ index: 0, isPicked: true });
  expect(shown.takes.map(({ id }) => id)).toEqual(['other']);
});

it('has none where the picked take is gone, or nothing was made', () => {
  expect(shownTake(takes, 'gone', undefined).index).toBe(-1);
  expect(shownTake(undefined, undefined, undefined)).toEqual({ takes: [], index: -1, isPicked: false });
});
