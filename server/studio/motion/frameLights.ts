import { beamRise, beamSpread, beamStrength, type Beam } from '../draw/beam.ts';
import { hashText } from '../random.ts';
import type { SceneLamp } from '../shot/sceneLife.ts';
import { evenRegion, type Region } from './region.ts';
import type { View } from './sampler.ts';

/** A lamp of the film's frames changes so many times a second: faster is noise, slower is seen as steps. */
const changesPerSecond = 8;

/** Seconds in which the light of a lighthouse turns round. */
const turnSeconds = 8;

/** Luma and chroma of the light of a lighthouse. */
const [beamY, beamU, beamV] = [222, 108, 139] as const;

/** A passing car lights the place for so long, at most once in so many seconds. */
const [passSeconds, passEvery] = [2.2, 7] as const;

export interface FrameLightsOf {
  lamps: readonly SceneLamp[];
  beams: readonly (Beam & { seen: SeenMask })[];
  /** Cars go by outside. */
  cars: boolean;
}

/** What of a region of a sheet is not hidden: a byte a pixel. */
export interface SeenMask {
  region: Region;
  seen: Uint8Array;
}

interface Frame {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** Light that changes, laid over the frame: it touches all that lies in it, whatever sheet that is on. */
export class FrameLights {
  private readonly lights: FrameLightsOf;
  private readonly seed: number;
  private readonly framesPerSecond: number;
  /** Frames for which a picture that stands keeps its light. */
  private readonly pace: number;
  private seconds = 0;
  private last = '';

  constructor(
    lights: FrameLightsOf,
    seed: number,
    { framesPerSecond, stands }: { framesPerSecond: number; stands: boolean },
  ) {
    this.lights = lights;
    this.seed = seed;
    this.framesPerSecond = framesPerSecond;
    this.pace = stands ? Math.max(1, Math.round(framesPerSecond / 12)) : 1;
  }

  /**
   * Sets the lights to a frame.
   * @returns the parts of a frame that looks straight at its sheets which are not as they were
   */
  set(frame: number, width: number, height: number): Region[] {
    this.seconds = (Math.floor(frame / this.pace) * this.pace) / this.framesPerSecond;
    const { lamps, beams, cars } = this.lights;
    const levels = lamps.map((lamp) => this.levelOf(lamp));
    const pass = cars ? this.passing() : undefined;
    const state = `${levels.join()}|${beams.length > 0 ? this.seconds : ''}|${pass ?? ''}`;
    if (state === this.last) return [];
    this.last = state;
    const whole = { x: 0, y: 0, width, height };
    if (pass !== undefined || (cars && this.seconds > 0)) return [whole];
    return [
      ...lamps.map(({ x, y, radius }) =>
        evenRegion({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }, whole),
      ),
      ...beams.map(({ seen }) => evenRegion(seen.region, whole)),
    ].filter((region) => region.width > 0 && region.height > 0);
  }

  /** Lays the beams over what is farthest away. */
  shineFar(frame: Frame, view: View, part: Region): void {
    for (const beam of this.lights.beams) this.shine(frame, beam, view, part);
  }

  /** Lays lamps and passing cars over all. @param viewAt the view of what lies so near */
  shineAll(frame: Frame, viewAt: (nearness: number) => View, part: Region): void {
    for (const lamp of this.lights.lamps) {
      const view = viewAt(lamp.nearness);
      const at = { x: (lamp.x - view.x) / view.step, y: (lamp.y - view.y) / view.step };
      flicker(frame, { ...at, radius: lamp.radius / view.step, level: this.levelOf(lamp) }, part);
    }
    const pass = this.lights.cars ? this.passing() : undefined;
    if (pass !== undefined) sweep(frame, pass, part);
  }

  /** How much brighter a lamp burns than it was drawn. */
  private levelOf({ id, flame }: SceneLamp): number {
    const at = Math.floor(this.seconds * (flame ? changesPerSecond : changesPerSecond / 2));
    if (at === 0) return 0;
    const lot = (index: number): number => hashText(`${this.seed}:${id}:${index}`) / 4_294_967_295 - 0.5;
    // A flame leans on what it was a moment ago.
    const wave = lot(at) * 0.6 + lot(at - 1) * 0.4 + Math.sin(at * 0.9 + lot(0) * 6) * 0.25;
    return Math.round(wave * (flame ? 40 : 16)) / 200;
  }

  /** Where the light of a car is on its way across, 0 to 1; undefined while none goes by. */
  private passing(): number | undefined {
    const round = Math.floor(this.seconds / passEvery);
    const start = 0.8 + (hashText(`${this.seed}:car:${round}`) / 4_294_967_295) * (passEvery - passSeconds - 1.6);
    const at = (this.seconds - round * passEvery - start) / passSeconds;
    if (at <= 0 || at >= 1) return undefined;
    return hashText(`${this.seed}:way:${round}`) % 2 === 0 ? at : 1 - at;
  }

  private shine(frame: Frame, beam: Beam & { seen: SeenMask }, view: View, part: Region): void {
    const turn = (2 * Math.PI * this.seconds) / turnSeconds;
    for (const way of [-1, 1] as const) {
      const across = Math.cos(turn) * way;
      const towards = Math.sin(turn) * way;
      layArm(frame, beam, { across, towards }, view, part);
    }
  }
}

/** Brightens what lies around a lamp. */
function flicker(
  { bytes, width, height }: Frame,
  { x, y, radius, level }: { x: number; y: number; radius: number; level: number },
  part: Region,
): void {
  if (level === 0) return;
  const top = Math.max(0, part.y, Math.ceil(y - radius));
  const bottom = Math.min(height, part.y + part.height, Math.floor(y + radius));
  const square = radius * radius;
  for (let row = top; row < bottom; row += 1) {
    const dy = (row - y) ** 2;
    const half = Math.sqrt(Math.max(0, square - dy));
    const left = Math.max(0, part.x, Math.ceil(x - half));
    const right = Math.min(width, part.x + part.width, Math.floor(x + half));
    for (let at = row * width + left, dx = left - x; at < row * width + right; at += 1, dx += 1) {
      const near = 1 - (dx * dx + dy) / square;
      const luma = bytes[at] as number;
      bytes[at] = Math.min(235, luma + (luma - 16) * near * near * level + 0.5);
    }
  }
}

/** Light that slides over the whole place, soft at both edges. */
function sweep({ bytes, width, height }: Frame, at: number, part: Region): void {
  const [middle, half] = [(at * 1.6 - 0.3) * width, width * 0.24];
  const bright = 0.3 * Math.sin(Math.PI * at);
  const left = Math.max(part.x, Math.ceil(middle - half));
  const right = Math.min(part.x + part.width, width, Math.floor(middle + half));
  if (right <= left) return;
  const gains = Float32Array.from({ length: right - left }, (_, index) => {
    const near = 1 - ((left + index - middle) / half) ** 2;
    return near * near * bright;
  });
  for (let row = part.y; row < Math.min(height, part.y + part.height); row += 1) {
    for (let column = left, to = row * width + left; column < right; column += 1, to += 1) {
      const luma = bytes[to] as number;
      bytes[to] = Math.min(235, luma + (luma - 10) * (gains[column - left] as number) + 0.5);
    }
  }
}

/**
 * One arm of a light that turns: the more it comes towards us or goes away, the shorter and wider it is seen, and what
 * comes towards us is brighter.
 */
function layArm(
  frame: Frame,
  beam: Beam & { seen: SeenMask },
  { across, towards }: { across: number; towards: number },
  view: View,
  part: Region,
): void {
  const { bytes, width, height } = frame;
  const long = (beam.reach * Math.max(0.1, Math.abs(across))) / view.step;
  const way = across < 0 ? -1 : 1;
  const spread = beamSpread / Math.max(0.45, Math.abs(across));
  const strength = beamStrength * (1 + 0.5 * towards);
  const [x, y] = [(beam.x - view.x) / view.step, (beam.y - view.y) / view.step];
  const { region, seen } = beam.seen;
  /** Covers one plane; `scale` is 2 for half-size chroma. */
  const cover = (out: number, scale: 1 | 2, lights: readonly number[]): void => {
    const wide = width / scale;
    const planeBytes = wide * (height / scale);
    const from = Math.max(part.x, Math.min(x, x + way * long)) / scale;
    const to = Math.min(part.x + part.width, width, Math.max(x, x + way * long)) / scale;
    for (let column = Math.ceil(from); column < to; column += 1) {
      const far = Math.abs(column * scale - x);
      const half = 2 + far * spread;
      const middle = y - far * beamRise;
      const fade = strength * (1 - far / long);
      const top = Math.max(part.y, middle - half) / scale;
      const bottom = Math.min(part.y + part.height, height, middle + half) / scale;
      const sheetX = Math.round(view.x + column * scale * view.step) - region.x;
      if (sheetX < 0 || sheetX >= region.width) continue;
      for (let row = Math.ceil(top); row < bottom; row += 1) {
        const sheetY = Math.round(view.y + row * scale * view.step) - region.y;
        if (sheetY < 0 || sheetY >= region.height || seen[sheetY * region.width + sheetX] === 0) continue;
        const aside = (row * scale - middle) / half;
        const alpha = fade * (1 - aside * aside);
        for (const [plane, light] of lights.entries()) {
          const at = out + plane * planeBytes + row * wide + column;
          const under = bytes[at] as number;
          bytes[at] = under + (light - under) * alpha + 0.5;
        }
      }
    }
  };
  cover(0, 1, [beamY]);
  cover(width * height, 2, [beamU, beamV]);
}
