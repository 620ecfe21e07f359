import { expect, it } from 'vitest';
import { apart, aroundTiles, evenRegion, overlap } from './region.ts';

it('joins what overlaps, over any number of steps, and leaves out what is empty', () => {
  const joined = apart([
    { x: 0, y: 0, width: 10, height: 10 },
    { x: 30, y: 0, width: 10, height: 10 },
    { x: 100, y: 0, width: 5, height: 5 },
    { x: 50, y: 50, width: 0, height: 9 },
    // Reaches into the first two.
    { x: 8, y: 4, width: 24, height: 4 },
  ]);
  expect(joined).toHaveLength(2);
  expect(joined).toContainEqual({ x: 0, y: 0, width: 40, height: 10 });
});

it('holds all marked tiles in few regions that do not overlap', () => {
  const columns = 12;
  const marked = Array.from({ length: columns * 9 }, (_, at) => (at * 7) % 11 === 0 || at % columns === 3);
  const regions = aroundTiles(marked, columns, 32, 4);
  expect(regions.length).toBeLessThanOrEqual(4);
  regions.forEach((one, index) => regions.slice(index + 1).forEach((other) => expect(overlap(one, other)).toBe(false)));
  marked.forEach((mark, at) => {
    const tile = { x: (at % columns) * 32, y: Math.floor(at / columns) * 32, width: 32, height: 32 };
    if (mark) expect(regions.some((region) => overlap(region, tile))).toBe(true);
  });
  expect(aroundTiles([false, false], 2, 32)).toEqual([]);
});

it('keeps to even pixels inside the picture', () => {
  const size = { width: 100, height: 60 };
  expect(evenRegion({ x: -3, y: 7, width: 20, height: 100 }, size)).toEqual({ x: 0, y: 6, width: 18, height: 54 });
  expect(evenRegion({ x: 200, y: 0, width: 9, height: 9 }, size).width).toBe(0);
});
