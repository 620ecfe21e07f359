import { describe, expect, it } from 'vitest';
import { cameraMoves, zDepiction, type CameraMove } from '../../runtime/graph/depiction.ts';
import { marginOf } from '../../server/studio/motion/cameraPath.ts';
import { paperOf, sceneOf } from '../../server/studio/shot/scene.ts';
import { drawClip } from '../../server/studio/work/drawClip.ts';
import { displacement, softLuma, texture, type Window } from './displacement.ts';

const [width, height, frames, seed] = [640, 360, 48, 11] as const;
const depiction = zDepiction.parse({
  place: { id: 'library', name: 'library', interior: true, description: 'shelves, desk, lamp, clock, pictures' },
  light: {},
  people: [{ id: 'ida', name: 'Ida', look: 'tall woman, black bob, red coat', face: 'eyes-closed', facing: 'camera' }],
  size: 'medium',
});

interface Shown {
  lumas: readonly Float32Array[];
  /** A head, and the part of the wall beside it that tells most. */
  near: Window;
  far: Window;
}

async function shown(move: CameraMove): Promise<Shown> {
  const paper = paperOf(width, height, marginOf(move));
  const head = sceneOf(depiction, paper, seed).heads[0];
  if (!head) throw new Error('Nobody is seen.');
  const [headX, headY] = [head.x - paper.marginX, head.y - paper.marginY];
  const half = Math.round(head.r * 0.5);
  const near: Window = { x: Math.round(headX) - half, y: Math.round(headY) - half, width: 2 * half, height: 2 * half };
  const job = { kind: 'clip', source: { kind: 'scene', depiction, seed }, mouth: undefined } as const;
  const lumas: Float32Array[] = [];
  const size = { width, height, frames, framesPerSecond: 24 };
  for (const frame of await drawClip({ ...job, ...size, move, moveFrames: frames, seed }))
    lumas.push(frame ? softLuma(frame, width, height) : (lumas.at(-1) as Float32Array));
  const last = lumas.at(-1) as Float32Array;
  const places: Window[] = [];
  for (let y = 40; y < 200; y += 20)
    for (let x = 40; x < width - 130; x += 20)
      if (Math.abs(x + 40 - headX) > head.r * 3 + 60) places.push({ x, y, width: 80, height: 80 });
  const far = places.reduce((best, place) => (texture(last, width, place) > texture(last, width, best) ? place : best));
  return { lumas, near, far };
}

/** Steps from frame to frame of a head and of the wall behind it, as they are measured in what was drawn. */
async function stepsOf(move: CameraMove): Promise<Record<'near' | 'far', { x: number; y: number }[]>> {
  const { lumas, near, far } = await shown(move);
  const steps = (window: Window): { x: number; y: number }[] =>
    lumas.slice(1).map((luma, index) => displacement(lumas[index] as Float32Array, luma, width, window));
  return { near: steps(near), far: steps(far) };
}

const goes = (steps: readonly { x: number; y: number }[]): { x: number; y: number } => ({
  x: steps.reduce((sum, step) => sum + step.x, 0),
  y: steps.reduce((sum, step) => sum + step.y, 0),
});

describe('what is drawn', () => {
  const moving = cameraMoves.filter((move) => move !== 'static' && move !== 'rack-focus');
  it.each(moving)('goes smoothly in a %s: no step jumps against those beside it', async (move) => {
    const { near, far } = await stepsOf(move);
    for (const steps of [near, far]) {
      for (const axis of ['x', 'y'] as const) {
        // What a step differs from the mean of its neighbours is jitter, and a little of the easing.
        const jolts = steps
          .slice(1, -1)
          .map((step, at) => step[axis] - ((steps[at]?.[axis] ?? 0) + (steps[at + 2]?.[axis] ?? 0)) / 2);
        const rough = Math.sqrt(jolts.reduce((sum, jolt) => sum + jolt * jolt, 0) / jolts.length);
        expect(rough, `${axis} on the whole`).toBeLessThan(0.045);
        expect(Math.max(...jolts.map(Math.abs)), `${axis} at its worst`).toBeLessThan(0.15);
      }
    }
    const way = [...near, ...far].reduce((sum, step) => sum + Math.hypot(step.x, step.y), 0);
    expect(way).toBeGreaterThan(8);
  });

  it('has near things go farther than far ones when the camera steps, and together when it turns', async () => {
    for (const [move, axis] of [
      ['track-left', 'x'],
      ['track-right', 'x'],
      ['crane-up', 'y'],
      ['crane-down', 'y'],
    ] as const) {
      const { near, far } = await stepsOf(move);
      const [close, away] = [goes(near)[axis], goes(far)[axis]];
      expect(Math.sign(close)).toBe(Math.sign(away));
      expect(Math.abs(close), move).toBeGreaterThan(Math.abs(away) * 1.3);
    }
    for (const [move, axis] of [
      ['pan-left', 'x'],
      ['tilt-up', 'y'],
    ] as const) {
      const { near, far } = await stepsOf(move);
      expect(goes(near)[axis] / goes(far)[axis]).toBeCloseTo(1, 1);
    }
    const { near, far } = await stepsOf('orbit');
    expect(Math.abs(goes(far).x)).toBeGreaterThan(Math.abs(goes(near).x) * 3);
  });

  it('pulls the focus from the wall to the head, at no time by a jump, and holds both ends', async () => {
    const { lumas, near, far } = await shown('rack-focus');
    for (const [window, way] of [
      [near, 1],
      [far, -1],
    ] as const) {
      const sharp = lumas.map((luma) => texture(luma, width, window));
      const [top, low] = [Math.max(...sharp), Math.min(...sharp)];
      expect(top).toBeGreaterThan(low * 2);
      expect(sharp.at(way === 1 ? -1 : 0)).toBeGreaterThan(top * 0.99);
      expect(sharp.at(way === 1 ? 0 : -1)).toBeLessThan(low * 1.03);
      const steps = sharp.slice(1).map((value, index) => (way * (value - (sharp[index] as number))) / (top - low));
      expect(Math.min(...steps)).toBeGreaterThan(-0.005);
      expect(Math.max(...steps)).toBeLessThan(0.3);
      expect(steps.slice(0, 6).every((step) => Math.abs(step) < 0.01)).toBe(true);
      expect(steps.slice(-8).every((step) => Math.abs(step) < 0.01)).toBe(true);
    }
  });
});
