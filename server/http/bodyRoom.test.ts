import { expect, it } from 'vitest';
import { hasTooManyParts, holdBytes, turnOf } from './bodyRoom.ts';

it('counts what a body holds, but not what stands in its texts', () => {
  const tooMany = (value: unknown, most: number) => hasTooManyParts(Buffer.from(JSON.stringify(value)), most);
  const value = { a: [1, 2, { b: 'c' }], d: 'a, b: [c] {d} "e" \\' };
  // Three opened, three names, three commas.
  expect([tooMany(value, 8), tooMany(value, 9)]).toEqual([true, false]);
  expect(hasTooManyParts(Buffer.from(`[${'{},'.repeat(3_000_000)}1]`))).toBe(true);
  expect(hasTooManyParts(Buffer.from(JSON.stringify({ text: ',:[{'.repeat(3_000_000) })))).toBe(false);
});

it('holds no more bytes than there is room for, and has the room again', () => {
  const one = holdBytes();
  one.add(200 * 1024 * 1024);
  const other = holdBytes();
  expect(() => other.add(100 * 1024 * 1024)).toThrow('at once');
  other.free();
  one.free();
  other.add(250 * 1024 * 1024);
  other.free();
});

it('lets large bodies wait for each other, and small ones not', async () => {
  const [one, two, three] = [0, 0, 0].map(() => Promise.withResolvers<void>());
  const large = 5 * 1024 * 1024;
  await turnOf(large, one?.promise);
  const order: string[] = [];
  const waiting = [
    turnOf(large, two?.promise).then(() => order.push('two')),
    turnOf(large, three?.promise).then(() => order.push('three')),
  ];
  await turnOf(1000, Promise.resolve());
  expect(order).toEqual([]);
  // One that goes while it waits lets nobody in before the first has ended.
  three?.resolve();
  one?.resolve();
  await waiting[0];
  two?.resolve();
  await Promise.all(waiting);
  expect(order).toEqual(['two', 'three']);
});
