import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import type { Rgb } from '../colour.ts';
import type { Dot, Pen } from '../draw/pen.ts';
import type { Look } from '../look.ts';

/** What moves in a face while the camera runs. */
export interface FaceState {
  /** 0 closed to 1 wide open. */
  open: number;
  /** 0 rounded to 1 drawn wide. */
  wide: number;
  /** 0 open eyes to 1 closed. */
  blink: number;
}

export const restingFace: FaceState = { open: 0, wide: 0.5, blink: 0 };

export interface Head {
  pen: Pen;
  look: Look;
  face: DepictedPerson['face'];
  /** Middle of the head in pixels, and half its height. */
  x: number;
  y: number;
  r: number;
  /** −1 looks far left, 0 at the camera, 1 far right. */
  turn: number;
  away: boolean;
  tint(colour: Rgb): Rgb;
  /** Side that the light comes from. */
  side: -1 | 1;
  state: FaceState;
  /** Width of the ink line in units. */
  line: number;
}

export type HeadPoint = (x: number, y: number) => Dot;

/** Point of the head: x and y in half heads from its middle, y down. */
export function headPoint(head: Head): HeadPoint {
  return (x, y) => ({ x: head.x + x * head.r, y: head.y + y * head.r });
}

/** Where something at an angle around the head is seen: −1 to 1 of its half width, and whether it is in front. */
export function around(head: Head, angle: number): { x: number; front: boolean } {
  const turned = angle + head.turn * 0.85;
  return { x: Math.sin(turned) * head.look.headWidth, front: Math.cos(turned) > -0.1 };
}
