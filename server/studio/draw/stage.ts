import { css, lightened, mix, scaled, type Rgb } from '../colour.ts';
import type { Beam } from './beam.ts';
import { inView, lookDown, project, seenPolygon, type Camera, type Point3, type Seen } from './camera.ts';
import { lightAt, type Light } from './light.ts';
import type { Region } from '../motion/region.ts';
import type { Dot } from './dot.ts';
import type { Pen } from './pen.ts';

/** A thing in the set, standing at x, z with its foot at y; its front looks along `turn`: 0 to the camera's side, 1 to the right, 2 away, 3 to the left. */
export interface Spot {
  x: number;
  y: number;
  z: number;
  turn: 0 | 1 | 2 | 3;
}

/** Across, up and out of a spot, in metres; out is towards where its front looks. */
export type Local = readonly [across: number, up: number, out: number];

export interface FaceStyle {
  line?: number;
  alpha?: number;
  /** Light of its own: not dimmed by the night. */
  glow?: boolean;
  hatch?: number;
}

export interface Veil {
  colour: Rgb;
  alpha: number;
}

/** Draws solid things in perspective with the pen, lit by the light of the place. */
export class Stage {
  readonly pen: Pen;
  readonly camera: Camera;
  readonly light: Light;
  /** Depth in metres at which things have half faded into the air. */
  readonly haze: number;
  /** A pale veil over the whole set: near faces stand before a flatter, softer place, as behind a long lens. */
  readonly veil: Veil;
  /** Where waves, flames and smoke are in their round, 0 to 1. */
  phase = 0;
  /** What falls from the sky, for what is seen through windows. */
  weather: 'rain' | 'storm' | 'snow' | undefined;
  /** Parts of the picture that change with the phase, in pixels. */
  readonly living: Region[] = [];
  /** Such parts, or those that beams reach, are painted over in a loud colour, to find out what later hides of them. */
  probing: 'life' | 'light' | undefined;
  /** Lights that go round: drawn here as a still has them, or left to be laid over the frames. */
  readonly beams: Beam[] = [];
  beamsTurn = false;

  constructor(pen: Pen, camera: Camera, light: Light, haze: number, veil: Veil = { colour: [0, 0, 0], alpha: 0 }) {
    this.veil = veil;
    this.pen = pen;
    this.camera = camera;
    this.light = light;
    this.haze = haze;
  }

  /** A wave that comes back to where it was when the round is over: −1 to 1. */
  swing(start: number, times = 1): number {
    return Math.sin(2 * Math.PI * (this.phase * times + start));
  }

  /** Says that what lies between two corners changes with the phase. */
  moves(a: Dot, b: Dot): void {
    const edge = 3 * this.pen.unit;
    const [x, y] = [Math.min(a.x, b.x) - edge, Math.min(a.y, b.y) - edge];
    const region = { x, y, width: Math.abs(a.x - b.x) + 2 * edge, height: Math.abs(a.y - b.y) + 2 * edge };
    this.living.push(region);
    if (this.probing !== 'life') return;
    this.pen.context.fillStyle = '#f0f';
    this.pen.context.fillRect(x, y, region.width, region.height);
  }

  /** The same for corners in the set. */
  movesAt(corners: readonly Point3[]): void {
    const seen = corners.map((corner) => project(this.camera, corner)).filter(({ depth }) => depth > 0.3);
    if (seen.length < corners.length) return;
    const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
    this.moves({ x: Math.min(...xs), y: Math.min(...ys) }, { x: Math.max(...xs), y: Math.max(...ys) });
  }

  at(spot: Spot, local: Local): Point3 {
    const [across, up, out] = local;
    switch (spot.turn) {
      case 0:
        return { x: spot.x + across, y: spot.y + up, z: spot.z - out };
      case 1:
        return { x: spot.x + out, y: spot.y + up, z: spot.z + across };
      case 2:
        return { x: spot.x - across, y: spot.y + up, z: spot.z + out };
      case 3:
        return { x: spot.x - out, y: spot.y + up, z: spot.z - across };
    }
  }

  /** Colour of a surface at a point, in the light there and through the air before it. */
  lit(colour: Rgb, point: Point3, facing = 1): Rgb {
    const shaded = scaled(lightened(colour, lightAt(this.light, point)), facing);
    const depth = Math.max(0, inView(this.camera, point).z);
    const fade = 1 - 1 / (1 + (depth / this.haze) ** 1.6);
    const graded = this.light.hand.grade(shaded, 0.52);
    return mix(mix(graded, this.light.air, fade * 0.7), this.veil.colour, this.veil.alpha);
  }

  /** A flat face; nothing is drawn of what lies behind the camera. */
  face(points: readonly Point3[], colour: Rgb, facing = 1, style: FaceStyle = {}): Seen[] {
    const seen = seenPolygon(this.camera, points);
    if (seen.length < 3) return seen;
    const middle = centreOf(points);
    const depth = Math.max(0.3, inView(this.camera, middle).z);
    const fill = style.glow ? this.light.hand.grade(colour, 0.8) : this.lit(colour, middle, facing);
    const before = this.pen.strength;
    this.pen.strength = Math.max(0.18, 1 / (1 + (depth / (this.haze * 1.3)) ** 2)) * (1 - this.veil.alpha);
    this.pen.shape(seen, {
      fill,
      alpha: style.alpha ?? 1,
      line: (style.line ?? 1.4) * lineForDepth(depth),
      wash: style.glow ? 0 : 0.55,
    });
    if (style.hatch) this.pen.hatch(seen, 7, style.hatch);
    this.pen.strength = before;
    return seen;
  }

  /** A quad in the local frame of a spot, drawn only when its front can be seen. */
  quad(spot: Spot, corners: readonly Local[], colour: Rgb, facing = 1, style: FaceStyle = {}): void {
    this.face(
      corners.map((corner) => this.at(spot, corner)),
      colour,
      facing,
      style,
    );
  }

  /** An upright rectangle on the front of a spot, `out` metres before its middle. */
  panel(
    spot: Spot,
    from: readonly [number, number],
    to: readonly [number, number],
    out: number,
    colour: Rgb,
    style: FaceStyle = {},
  ): void {
    if (!this.seesFront(spot, out)) return;
    const [left, low] = from;
    const [right, high] = to;
    const corners: Local[] = [
      [left, low, out],
      [right, low, out],
      [right, high, out],
      [left, high, out],
    ];
    this.quad(spot, corners, colour, 1, style);
  }

  /** A box between two local corners, with the faces that the camera sees. */
  box(spot: Spot, from: Local, to: Local, colour: Rgb, style: FaceStyle = {}): void {
    const a = this.at(spot, from);
    const b = this.at(spot, to);
    const low = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), z: Math.min(a.z, b.z) };
    const high = { x: Math.max(a.x, b.x), y: Math.max(a.y, b.y), z: Math.max(a.z, b.z) };
    const { camera, light } = this;
    const point = (x: number, y: number, z: number): Point3 => ({ x, y, z });
    if (camera.y > high.y) {
      const y = high.y;
      this.face(
        [point(low.x, y, low.z), point(high.x, y, low.z), point(high.x, y, high.z), point(low.x, y, high.z)],
        colour,
        1.12,
        { ...style, hatch: 0 },
      );
    } else if (camera.y < low.y) {
      const y = low.y;
      this.face(
        [point(low.x, y, low.z), point(high.x, y, low.z), point(high.x, y, high.z), point(low.x, y, high.z)],
        colour,
        0.55,
        style,
      );
    }
    const side = (x: number, shade: number): void => {
      this.face(
        [point(x, low.y, low.z), point(x, low.y, high.z), point(x, high.y, high.z), point(x, high.y, low.z)],
        colour,
        shade,
        { hatch: shade < 0.8 ? 0.22 : 0, ...style },
      );
    };
    if (camera.x < low.x) side(low.x, light.side < 0 ? 1.1 : 0.6);
    else if (camera.x > high.x) side(high.x, light.side > 0 ? 1.1 : 0.6);
    const end = (z: number): void => {
      this.face(
        [point(low.x, low.y, z), point(high.x, low.y, z), point(high.x, high.y, z), point(low.x, high.y, z)],
        colour,
        0.88,
        style,
      );
    };
    if (camera.z < low.z) end(low.z);
    else if (camera.z > high.z) end(high.z);
  }

  /** An upright drum: cups, barrels, columns, trunks. */
  drum(spot: Spot, middle: Local, radius: number, height: number, colour: Rgb, top = radius): void {
    const foot = project(this.camera, this.at(spot, middle));
    const head = project(this.camera, this.at(spot, [middle[0], middle[1] + height, middle[2]]));
    if (foot.depth <= 0.3) return;
    const low = (radius * this.camera.focal) / foot.depth;
    const high = (top * this.camera.focal) / head.depth;
    const world = this.at(spot, middle);
    const lowFlat = Math.max(0.3, low * Math.abs(lookDown(this.camera, world)));
    const highFlat = Math.max(0.3, high * Math.abs(lookDown(this.camera, { ...world, y: world.y + height })));
    const fill = this.lit(colour, world, 0.92);
    const { context } = this.pen;
    const width = 1.3 * lineForDepth(foot.depth);
    context.beginPath();
    context.ellipse(foot.x, foot.y, low, lowFlat, 0, 0, Math.PI);
    context.lineTo(head.x - high, head.y);
    context.ellipse(head.x, head.y, high, highFlat, 0, Math.PI, Math.PI * 2);
    context.closePath();
    const shade = context.createLinearGradient(foot.x - low, 0, foot.x + low, 0);
    const lightSide = this.light.side < 0;
    shade.addColorStop(0, css(scaled(fill, lightSide ? 1.08 : 0.6)));
    shade.addColorStop(0.5, css(fill));
    shade.addColorStop(1, css(scaled(fill, lightSide ? 0.6 : 1.08)));
    context.fillStyle = shade;
    context.fill();
    context.strokeStyle = css(this.pen.ink, 0.9 * this.pen.strength);
    context.lineWidth = width * this.pen.unit;
    context.stroke();
    this.pen.ellipse(head.x, head.y, high, highFlat, { fill: scaled(fill, 1.12), line: width });
  }

  /** Light that spreads from a point: painted over what is there already. */
  glow(point: Point3, metres: number, colour: Rgb, alpha: number): void {
    const at = project(this.camera, point);
    if (inView(this.camera, point).z < 0.3) return;
    this.glowAt(at.x, at.y, Math.min((metres * this.camera.focal) / at.depth, 720 * this.pen.unit), colour, alpha);
  }

  /** The same around a pixel, with a radius in pixels. */
  glowAt(x: number, y: number, radius: number, colour: Rgb, alpha: number): void {
    const { context } = this.pen;
    const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
    gradient.addColorStop(0, css(colour, alpha));
    gradient.addColorStop(0.25, css(colour, alpha * 0.5));
    gradient.addColorStop(1, css(colour, 0));
    context.fillStyle = gradient;
    context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  }

  seesFront(spot: Spot, out: number): boolean {
    const front = this.at(spot, [0, 0, out]);
    switch (spot.turn) {
      case 0:
        return this.camera.z < front.z;
      case 1:
        return this.camera.x > front.x;
      case 2:
        return this.camera.z > front.z;
      case 3:
        return this.camera.x < front.x;
    }
  }
}

function centreOf(points: readonly Point3[]): Point3 {
  const sum = { x: 0, y: 0, z: 0 };
  for (const point of points) {
    sum.x += point.x;
    sum.y += point.y;
    sum.z += point.z;
  }
  return { x: sum.x / points.length, y: sum.y / points.length, z: sum.z / points.length };
}

/** Near things have the bolder line. */
export function lineForDepth(depth: number): number {
  return Math.max(0.55, Math.min(1.7, 2.6 / Math.sqrt(depth + 1.2)));
}
