import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import type { Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Pen } from '../draw/pen.ts';
import { threaded } from '../draw/ribbon.ts';
import type { Look } from '../look/look.ts';

/** Shapes of a mouth that speaks. */
export type MouthShape = 'closed' | 'small' | 'half' | 'open' | 'wide' | 'round' | 'teeth';

/** A mouth as it is drawn. */
export interface MouthForm {
  /** 0 closed to 1 wide open. */
  open: number;
  /** 0 rounded to 1 drawn wide. */
  wide: number;
  /** How much of the gap is closed by teeth: 0 the edge of the upper ones, 1 both rows on each other. */
  teeth: number;
}

export const mouthForms: Readonly<Record<MouthShape, MouthForm>> = {
  closed: { open: 0, wide: 0.5, teeth: 0 },
  small: { open: 0.2, wide: 0.42, teeth: 0 },
  half: { open: 0.5, wide: 0.48, teeth: 0 },
  open: { open: 1, wide: 0.45, teeth: 0 },
  wide: { open: 0.36, wide: 1, teeth: 0.4 },
  round: { open: 0.5, wide: 0.12, teeth: 0 },
  teeth: { open: 0.2, wide: 0.74, teeth: 1 },
};

/** What moves in a face while the camera runs. */
export interface FaceState {
  mouth: MouthForm;
  /** 0 open eyes to 1 closed. */
  blink: number;
  /** How far the head goes with a stressed word, and how far the brows do: 0 to 1. */
  nod: number;
  brow: number;
}

export const restingFace: FaceState = { mouth: mouthForms.closed, blink: 0, nod: 0, brow: 0 };

export interface HeadView {
  pen: Pen;
  look: Look;
  face: DepictedPerson['face'];
  /** Middle of the head in pixels, half its height, and its roll in radians. */
  x: number;
  y: number;
  r: number;
  roll: number;
  /** Turn from the camera to the right of the frame, in radians; more than a quarter turn shows the back. */
  yaw: number;
  /** How far it is looked down upon, in radians. */
  pitch: number;
  tint(colour: Rgb): Rgb;
  /** Side that the light comes from. */
  side: -1 | 1;
  state: FaceState;
  /** Width of the ink line in units. */
  line: number;
}

/** A place on a head as seen. */
export interface HeadSpot extends Dot {
  /** 1 straight before the camera, 0 at the edge, less behind it. */
  front: number;
}

type Half = readonly (readonly [x: number, y: number])[];
type Outline = readonly [right: Half, left: Half];

/**
 * Outlines of a head that turns to the right, in half heads from its middle: from the crown down the side of the face to
 * the chin, and from the chin up the back. At 0, 45, 90, 135 and 180 degrees.
 */
const outlines: readonly Outline[] = [
  [
    [
      [0, -1],
      [0.43, -0.92],
      [0.71, -0.6],
      [0.77, -0.2],
      [0.75, 0.08],
      [0.71, 0.38],
      [0.57, 0.72],
      [0.28, 0.97],
      [0, 1.03],
    ],
    [
      [-0.28, 0.97],
      [-0.57, 0.72],
      [-0.71, 0.38],
      [-0.75, 0.08],
      [-0.77, -0.2],
      [-0.71, -0.6],
      [-0.43, -0.92],
    ],
  ],
  [
    [
      [-0.06, -1],
      [0.38, -0.92],
      [0.66, -0.62],
      [0.74, -0.24],
      [0.665, -0.01],
      [0.7, 0.25],
      [0.57, 0.66],
      [0.45, 0.94],
      [0.22, 1.03],
    ],
    [
      [-0.08, 0.92],
      [-0.42, 0.68],
      [-0.64, 0.34],
      [-0.8, 0.06],
      [-0.88, -0.28],
      [-0.8, -0.66],
      [-0.5, -0.92],
    ],
  ],
  [
    [
      [-0.1, -1],
      [0.34, -0.93],
      [0.65, -0.64],
      [0.75, -0.25],
      [0.69, -0.04],
      [0.71, 0.36],
      [0.7, 0.62],
      [0.62, 0.92],
      [0.38, 1.02],
    ],
    [
      [0.08, 0.9],
      [-0.2, 0.66],
      [-0.42, 0.48],
      [-0.8, 0.26],
      [-0.95, -0.2],
      [-0.86, -0.66],
      [-0.53, -0.94],
    ],
  ],
  [
    [
      [-0.06, -1],
      [0.36, -0.93],
      [0.68, -0.64],
      [0.78, -0.24],
      [0.74, 0.06],
      [0.71, 0.32],
      [0.57, 0.68],
      [0.36, 0.9],
      [0.08, 0.97],
    ],
    [
      [-0.2, 0.9],
      [-0.45, 0.72],
      [-0.62, 0.46],
      [-0.76, 0.16],
      [-0.84, -0.24],
      [-0.76, -0.66],
      [-0.46, -0.93],
    ],
  ],
  [
    [
      [0, -1],
      [0.43, -0.93],
      [0.72, -0.62],
      [0.79, -0.22],
      [0.75, 0.1],
      [0.68, 0.4],
      [0.54, 0.68],
      [0.26, 0.88],
      [0, 0.92],
    ],
    [
      [-0.26, 0.88],
      [-0.54, 0.68],
      [-0.68, 0.4],
      [-0.75, 0.1],
      [-0.79, -0.22],
      [-0.72, -0.62],
      [-0.43, -0.93],
    ],
  ],
];

const degree = 180 / Math.PI;
const rows = 44;

/** The head as it is seen: its outline, and where on it a place of the head lies. */
export class HeadShape {
  /** Outline in half heads, dense, clockwise from the crown. */
  readonly outline: readonly Dot[];
  private readonly view: HeadView;
  private readonly lefts = new Float64Array(rows + 1);
  private readonly rights = new Float64Array(rows + 1);
  private readonly lift: number;

  constructor(view: HeadView) {
    this.view = view;
    this.lift = Math.sin(view.pitch) * 0.62;
    this.outline = threaded(this.corners(), true, 4);
    this.measure();
  }

  /** In pixels, from half heads. */
  dot(x: number, y: number): Dot {
    return { x: this.view.x + x * this.view.r, y: this.view.y + y * this.view.r };
  }

  /** A place of the head: degrees from the middle of the face to the head's left, and down from the middle. */
  spot(around: number, down: number): HeadSpot {
    const angle = (around + this.view.yaw * degree) / degree;
    const front = Math.cos(angle);
    const y = Math.max(-1.08, Math.min(1.12, down + front * this.lift));
    const { left, right } = this.extent(y);
    const x = (left + right) / 2 + ((right - left) / 2) * Math.sin(angle);
    return { ...this.dot(x, y), front };
  }

  /** Left and right edge at a height, in half heads. */
  extent(y: number): { left: number; right: number } {
    const at = Math.max(0, Math.min(rows, ((y + 1.1) / 2.2) * rows));
    const low = Math.floor(at);
    const high = Math.min(rows, low + 1);
    const part = at - low;
    const blend = (list: Float64Array): number =>
      (list[low] as number) + ((list[high] as number) - (list[low] as number)) * part;
    return { left: blend(this.lefts), right: blend(this.rights) };
  }

  /** The outline over the crown from the right edge at one height to the left edge at another, swollen by a part. */
  over(rightDown: number, leftDown: number, swell: number): Dot[] {
    const chin = this.outline.reduce((best, point, index, all) => (point.y > (all[best] as Dot).y ? index : best), 0);
    const right = this.outline.slice(0, chin).filter(({ y }) => y < rightDown);
    const left = this.outline.slice(chin).filter(({ y }) => y < leftDown);
    return [...right.toReversed(), ...left.toReversed()].map(({ x, y }) =>
      this.dot(x * (1 + swell), y < 0.2 ? 0.2 + (y - 0.2) * (1 + swell * 0.85) : y),
    );
  }

  private corners(): Dot[] {
    const { look, yaw } = this.view;
    const turn = Math.min(180, Math.abs(yaw) * degree) / 45;
    const index = Math.min(3, Math.floor(turn));
    const part = turn - index;
    const [a, b] = [outlines[index] as Outline, outlines[index + 1] as Outline];
    const sign = yaw < 0 ? -1 : 1;
    const wide = look.headWidth;
    const jaw = 0.9 + look.jaw * 0.2;
    const fat = Math.max(0, look.build - 1.15) * 0.5;
    const shaped = ([x, y]: readonly [number, number], [x2, y2]: readonly [number, number]): Dot => {
      const bx = x + (x2 - x) * part;
      const by = y + (y2 - y) * part;
      const low = Math.max(0, Math.min(1, (by - 0.2) / 0.6));
      const cheek = Math.max(0, 1 - Math.abs(by - 0.5) / 0.45);
      const young = look.child ? 1 + 0.07 * (1 - low) : 1;
      return {
        x: sign * bx * wide * (1 + (jaw - 1) * low) * young * (1 + fat * cheek * 0.55),
        y: by > 0.5 ? by * (1 + fat * 0.06 + (look.jaw > 0.75 ? 0.03 : 0)) : by,
      };
    };
    const half = (which: 0 | 1): Dot[] =>
      a[which].map((point, at) => shaped(point, b[which][at] as readonly [number, number]));
    const points = [...half(0), ...half(1)];
    // Clockwise from the crown also when mirrored.
    return sign > 0 ? points : [points[0] as Dot, ...points.slice(1).toReversed()];
  }

  private measure(): void {
    this.lefts.fill(0);
    this.rights.fill(0);
    const points = this.outline;
    for (let row = 0; row <= rows; row += 1) {
      const y = -1.1 + (row / rows) * 2.2;
      let [left, right] = [Infinity, -Infinity];
      for (let index = 0; index < points.length; index += 1) {
        const a = points[index] as Dot;
        const b = points[(index + 1) % points.length] as Dot;
        if (a.y > y === b.y > y) continue;
        const x = a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
      const top = points[0] as Dot;
      this.lefts[row] = Number.isFinite(left) ? left : y < 0 ? top.x : 0;
      this.rights[row] = Number.isFinite(right) ? right : y < 0 ? top.x : 0;
    }
  }
}
