import type { Dot } from './dot.ts';

/**
 * Points along the smooth curve that runs through the middles of the sides with the corners as its handles.
 * @param count points for each corner
 */
export function smoothed(points: readonly Dot[], closed: boolean, count: number): Dot[] {
  const found: Dot[] = [];
  const total = points.length;
  if (total < 3) return [...points];
  const at = (index: number): Dot => points[(index + total) % total] as Dot;
  const between = (a: Dot, b: Dot): Dot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const first = closed ? 0 : 1;
  const last = closed ? total : total - 1;
  for (let index = first; index < last; index += 1) {
    const handle = at(index);
    const from = !closed && index === 1 ? at(0) : between(at(index - 1), handle);
    const to = !closed && index === total - 2 ? at(total - 1) : between(handle, at(index + 1));
    for (let step = 0; step < count; step += 1) {
      const t = step / count;
      const s = 1 - t;
      found.push({
        x: s * s * from.x + 2 * s * t * handle.x + t * t * to.x,
        y: s * s * from.y + 2 * s * t * handle.y + t * t * to.y,
      });
    }
  }
  if (!closed) found.push(at(total - 1));
  return found;
}

/** Points along a smooth curve that runs through all of the given ones. */
export function threaded(points: readonly Dot[], closed: boolean, count: number): Dot[] {
  const total = points.length;
  if (total < 3) return [...points];
  const at = (index: number): Dot =>
    closed ? (points[(index + total) % total] as Dot) : (points[Math.max(0, Math.min(total - 1, index))] as Dot);
  const found: Dot[] = [];
  for (let index = 0; index < (closed ? total : total - 1); index += 1) {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    for (let step = 0; step < count; step += 1) {
      const t = step / count;
      const blend = (p: number, q: number, r: number, s: number): number =>
        q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
      found.push({ x: blend(a.x, b.x, c.x, d.x), y: blend(a.y, b.y, c.y, d.y) });
    }
  }
  if (!closed) found.push(at(total - 1));
  return found;
}

/**
 * Outline of an ink line along points: bolder where it turns away from the light, thin towards it; open lines start and
 * end thin. The ring is to be filled with the non-zero rule.
 * @param shadow direction in which shadows fall
 */
export function ribbon(points: readonly Dot[], width: number, closed: boolean, shadow: Dot): [Dot[], Dot[]] {
  const total = points.length;
  const left: Dot[] = [];
  const right: Dot[] = [];
  const turn = closed ? Math.sign(signedArea(points)) || 1 : 0;
  for (let index = 0; index < total; index += 1) {
    const here = points[index] as Dot;
    const before = points[closed ? (index + total - 1) % total : Math.max(0, index - 1)] as Dot;
    const after = points[closed ? (index + 1) % total : Math.min(total - 1, index + 1)] as Dot;
    let nx = after.y - before.y;
    let ny = before.x - after.x;
    const length = Math.hypot(nx, ny) || 1;
    nx /= length;
    ny /= length;
    const part = index / Math.max(1, total - 1);
    const weight = closed
      ? 0.62 + 0.62 * (0.5 + 0.5 * turn * (nx * shadow.x + ny * shadow.y))
      : 0.3 + 0.95 * Math.sin(Math.PI * (0.08 + 0.84 * part)) ** 0.7;
    const half = (width * weight) / 2;
    left.push({ x: here.x + nx * half, y: here.y + ny * half });
    right.push({ x: here.x - nx * half, y: here.y - ny * half });
  }
  return [left, right.toReversed()];
}

function signedArea(points: readonly Dot[]): number {
  let sum = 0;
  for (let index = 0; index < points.length; index += 1) {
    const a = points[index] as Dot;
    const b = points[(index + 1) % points.length] as Dot;
    sum += a.x * b.y - b.x * a.y;
  }
  return sum;
}
