import { hex } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Figure, Spotted } from './figure.ts';

export interface Grip {
  figure: Figure;
  /** Where the hand is, and how many pixels a metre measures there. */
  hand: Spotted;
  /** Sideways sign of where the body looks. */
  way: 1 | -1;
}

/** A point so many metres across and up from the hand. */
export function from({ hand, way }: Grip, x: number, y: number): Dot {
  return { x: hand.x + x * way * hand.metre, y: hand.y - y * hand.metre };
}

export function shape(
  grip: Grip,
  points: readonly (readonly [number, number])[],
  colour: string,
  through = false,
): void {
  grip.figure.pen.shape(
    points.map(([x, y]) => from(grip, x, y)),
    { fill: grip.figure.tint(hex(colour)), through, line: grip.figure.line * 0.9 },
  );
}

export function rod(
  grip: Grip,
  a: readonly [number, number],
  b: readonly [number, number],
  thick: number,
  colour: string,
): void {
  const [ax, ay] = a;
  const [bx, by] = b;
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const nx = ((ay - by) / length) * thick;
  const ny = ((bx - ax) / length) * thick;
  shape(
    grip,
    [
      [ax + nx, ay + ny],
      [bx + nx, by + ny],
      [bx - nx, by - ny],
      [ax - nx, ay - ny],
    ],
    colour,
  );
}

export interface HeldThing {
  words: RegExp;
  /** Hangs from a lowered hand, or is held up before the body. */
  low?: boolean;
  draw(grip: Grip): void;
}
