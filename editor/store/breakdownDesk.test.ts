import { expect, it, vi } from 'vitest';
import type { ScreenplayAnswer } from '../../runtime/protocol/screenplays.ts';
import type { Corrections } from '../../runtime/screenplay/breakdown.ts';
import type { Api } from '../api/api.ts';
import { BreakdownDesk } from './breakdownDesk.ts';
import { correctPerson } from './corrections.ts';

const original = {
  ...{ id: 's', title: 'Lamp', doubts: [] },
  scenes: [1, 2, 3].map((number) => ({ id: `s${number}`, number })),
} as unknown as ScreenplayAnswer;

function setUp() {
  const stored = new Map<string, string>();
  const asked: Corrections[] = [];
  const made: unknown[] = [];
  const api = {
    screenplays: {
      read: () => Promise.resolve(original),
      breakdown: (_: string, corrections: Corrections) => {
        asked.push(corrections);
        return Promise.resolve({ ...original, title: `Lamp ${asked.length}` });
      },
      graph: (_: string, body: unknown) => {
        made.push(body);
        return made.length === 1 ? Promise.reject(new Error('"1x1" is not a size.')) : Promise.resolve({ graph: {} });
      },
    },
    graphs: { create: () => Promise.resolve({ graph: { id: 'g' } }) },
  } as unknown as Api;
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  };
  return { open: () => BreakdownDesk.open('s', api, storage), asked, made, stored };
}

it('shows what corrections make of it, and keeps them for the next time', async () => {
  vi.useFakeTimers();
  const { open, asked } = setUp();
  const desk = await open();
  desk.correct((before) => correctPerson(before, 'a', { name: 'An' }));
  desk.correct((before) => correctPerson(before, 'a', { name: 'Ann' }));
  expect(desk.state.getState().isStale).toBe(true);
  await vi.runAllTimersAsync();
  expect(asked.map(({ people }) => people)).toEqual([{ a: { name: 'Ann' } }]);
  expect(desk.state.getState()).toMatchObject({
    isStale: false,
    shown: { title: 'Lamp 1' },
    original: { title: 'Lamp' },
  });
  desk.stop();

  const again = await open();
  await vi.runAllTimersAsync();
  expect(again.state.getState()).toMatchObject({
    corrections: { people: { a: { name: 'Ann' } } },
    shown: { title: 'Lamp 2' },
  });
  again.stop();
  vi.useRealTimers();
});

it('takes what another version wrote for nothing', async () => {
  const { open, stored } = setUp();
  stored.set('shotgraph.breakdown.s', '{"corrections":{"what":1}}');
  expect((await open()).state.getState().settled).toEqual([]);
});

it('makes the graph of the scenes that are taken, and says why not', async () => {
  const { open, made } = setUp();
  const desk = await open();
  desk.takeScene(2, false);
  desk.choose({ size: '1x1' });
  expect(await desk.makeGraph()).toBeUndefined();
  expect(desk.state.getState()).toMatchObject({ failure: '"1x1" is not a size.', isMaking: false });
  desk.choose({ size: undefined, hand: 'pencil', music: 'auto' });
  expect(await desk.makeGraph()).toBe('g');
  expect(made).toMatchObject([
    { scenes: [1, 3], size: '1x1' },
    { scenes: [1, 3], hand: 'pencil', music: 'auto' },
  ]);
  expect(made[1]).not.toHaveProperty('size');
  desk.takeScene(2, true);
  expect(desk.state.getState().scenes).toBeUndefined();
});
