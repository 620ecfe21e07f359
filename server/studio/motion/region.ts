/** A rectangle in pixels. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function overlap(a: Region, b: Region): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The smallest rectangle around both. */
export function around(a: Region, b: Region): Region {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    ...{ x, y },
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** On even pixels, so that half-size chroma keeps in step, and inside a picture of even size. It may become empty. */
export function evenRegion(region: Region, size: { width: number; height: number }): Region {
  const even = (value: number): number => Math.floor(value / 2) * 2;
  const x = Math.max(0, even(region.x));
  const y = Math.max(0, even(region.y));
  const right = Math.min(size.width, even(region.x + region.width) + 2);
  const bottom = Math.min(size.height, even(region.y + region.height) + 2);
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

/** Regions none of which overlaps another: those that did have become one. Empty ones are left out. */
export function apart(regions: readonly Region[]): Region[] {
  const found: Region[] = [];
  for (const region of regions) {
    if (region.width <= 0 || region.height <= 0) continue;
    let grown = region;
    while (true) {
      const at = found.findIndex((other) => overlap(other, grown));
      if (at < 0) break;
      grown = around(grown, found[at] as Region);
      found.splice(at, 1);
    }
    found.push(grown);
  }
  return found;
}

/**
 * Regions that hold all marked tiles of a grid, few enough not to cost more than the room between them.
 * @param marked of each tile, row by row
 */
export function aroundTiles(marked: readonly boolean[], columns: number, tile: number, most = 6): Region[] {
  const found: Region[] = [];
  for (let row = 0; row * columns < marked.length; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (!marked[row * columns + column]) continue;
      const from = column;
      while (column < columns && marked[row * columns + column]) column += 1;
      const run = { x: from * tile, y: row * tile, width: (column - from) * tile, height: tile };
      const above = found.find((one) => one.x === run.x && one.width === run.width && one.y + one.height === run.y);
      if (above) above.height += tile;
      else found.push(run);
    }
  }
  let regions = apart(found);
  while (regions.length > most) {
    let best = { waste: Infinity, a: 0, b: 1 };
    for (let a = 0; a < regions.length; a += 1)
      for (let b = a + 1; b < regions.length; b += 1) {
        const [one, other] = [regions[a] as Region, regions[b] as Region];
        const both = around(one, other);
        const waste = both.width * both.height - one.width * one.height - other.width * other.height;
        if (waste < best.waste) best = { waste, a, b };
      }
    const joined = around(regions[best.a] as Region, regions[best.b] as Region);
    regions = apart([...regions.filter((_, index) => index !== best.a && index !== best.b), joined]);
  }
  return regions;
}
