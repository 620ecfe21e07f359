import { describe, expect, it } from 'vitest';
import { cameraMoves, zDepiction } from '../../runtime/graph/depiction.ts';
import { cameraAt, marginOf, viewOf } from '../../server/studio/motion/cameraPath.ts';
import type { MouthStep } from '../../server/studio/motion/mouthTrack.ts';
import { writePixels, type Planes } from '../../server/studio/motion/planes.ts';
import { Sampler } from '../../server/studio/motion/sampler.ts';
import { overscanned } from './overscanned.ts';
import { drawClip } from '../../server/studio/work/drawClip.ts';
import type { ClipJob } from '../../server/studio/work/studioJob.ts';

const frames = 96;
const moving = cameraMoves.filter((move) => move !== 'static' && move !== 'rack-focus');

describe('camera path', () => {
  it.each(moving)('%s goes somewhere, smoothly: no step differs much from the one before', (move) => {
    const views = Array.from({ length: frames }, (_, frame) =>
      viewOf(cameraAt(move, frame / (frames - 1), frame / 24, 7), 1, 1280, 720, 120, 70),
    );
    const far = views.map(
      (view) =>
        Math.abs(view.x - (views[0]?.x ?? 0)) +
        Math.abs(view.y - (views[0]?.y ?? 0)) +
        Math.abs(view.step - (views[0]?.step ?? 0)) * 1280,
    );
    // Around people they stand still while the place slides: looked at farther back.
    if (move !== 'orbit') expect(Math.max(...far)).toBeGreaterThan(6);
    for (const of of ['x', 'y'] as const) {
      const steps = views.slice(1).map((view, index) => view[of] - (views[index]?.[of] ?? 0));
      const jerks = steps.slice(1).map((step, index) => Math.abs(step - (steps[index] ?? 0)));
      expect(Math.max(...jerks)).toBeLessThan(0.35);
    }
  });
  it.each(cameraMoves)('%s never leaves the drawn paper', (move) => {
    for (const nearness of [0.25, 0.5, 0.72, 1, 1.45]) {
      for (let frame = 0; frame < frames; frame += 1) {
        expect(overscanned(move, nearness, frame / (frames - 1), frame / 24)).toBe(true);
      }
    }
  });
  it('is the same way for the same length, and rests after it', () => {
    expect(cameraAt('pan-left', 1, 4, 1)).toEqual(cameraAt('pan-left', 1.5, 6, 1));
    expect(marginOf('static')).toBe(0);
  });
});

describe('sampler', () => {
  it('moves by parts of a pixel: the edge it samples lies where the view says, to a twentieth of a pixel', () => {
    const width = 64;
    const sampler = new Sampler(width, 16, [{ width: width + 16, height: 16, opaque: true }]);
    const [planes] = sampler.sheets as [Planes];
    const rgba = new Uint8Array((width + 16) * 16 * 4);
    for (let at = 0; at < (width + 16) * 16; at += 1)
      rgba.fill(at % (width + 16) >= 40 ? 255 : 0, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4);
    writePixels(planes, rgba, { x: 0, y: 0, width: width + 16, height: 16 });
    const edgeAt = (x: number): number => {
      const { frame } = sampler;
      sampler.lay(planes, { x, y: 0, step: 1 });
      let bright = 0;
      for (let column = 0; column < width; column += 1) bright += ((frame[8 * width + column] as number) - 16) / 219;
      return width - bright;
    };
    for (let step = 0; step < 40; step += 1) expect(edgeAt(step * 0.13)).toBeCloseTo(40 - step * 0.13, 1);
  });
  it('lays transparent sheets over opaque ones', () => {
    const size = { width: 16, height: 16 };
    const sampler = new Sampler(16, 16, [
      { ...size, opaque: true },
      { ...size, opaque: false },
    ]);
    const [under, over] = sampler.sheets as [Planes, Planes];
    writePixels(under, new Uint8Array(16 * 16 * 4).fill(255), { x: 0, y: 0, width: 16, height: 16 });
    const half = new Uint8Array(16 * 16 * 4);
    for (let at = 0; at < 256; at += 1) half.set([0, 0, 0, 128], at * 4);
    writePixels(over, half, { x: 0, y: 0, width: 16, height: 16 });
    const { frame } = sampler;
    sampler.lay(under, { x: 0, y: 0, step: 1 });
    expect(frame[100]).toBe(235);
    sampler.lay(over, { x: 0, y: 0, step: 1 });
    expect(Math.abs((frame[100] as number) - (16 + 219 * 0.498))).toBeLessThan(3);
    expect(Math.abs((frame[300] as number) - 128)).toBeLessThan(3);
  });
});

describe('drawn frames', () => {
  const depiction = zDepiction.parse({
    place: { id: 'office', name: 'office', interior: true },
    light: {},
    people: [{ id: 'ida', name: 'Ida', facing: 'camera' }],
    size: 'close-up',
  });
  const job: ClipJob = {
    kind: 'clip',
    source: { kind: 'scene', depiction, seed: 3 },
    width: 320,
    height: 180,
    frames: 48,
    framesPerSecond: 24,
    move: 'static',
    moveFrames: 48,
    seed: 3,
    mouth: undefined,
  };
  const collect = async (given: ClipJob): Promise<(Uint8Array | undefined)[]> =>
    Array.from(await drawClip(given), (frame) => frame?.slice());

  it('costs nothing while nothing moves, and blinks', async () => {
    const drawn = await collect({ ...job, frames: 240 });
    const changes = drawn.filter((frame) => frame !== undefined).length;
    expect(changes).toBeGreaterThan(3);
    expect(changes).toBeLessThan(40);
  });
  it.each(['static', 'push-in'] as const)('changes in a %s shot with a mouth only where the face is', async (move) => {
    const shapes = ['closed', 'small', 'open', 'wide', 'round', 'teeth'] as const;
    const steps = Array.from({ length: 48 }, (_, frame): MouthStep => ({
      shape: shapes[frame % 6] ?? 'closed',
      stress: 0,
    }));
    const silent = await collect({ ...job, move });
    const spoken = await collect({ ...job, move, mouth: { speaker: 'ida', steps } });
    let before: Uint8Array | undefined;
    let quiet: Uint8Array | undefined;
    const rows = new Set<number>();
    for (let frame = 0; frame < 48; frame += 1) {
      before = spoken[frame] ?? before;
      quiet = silent[frame] ?? quiet;
      for (let at = 0; at < 320 * 180; at += 1)
        if (Math.abs((before?.[at] ?? 0) - (quiet?.[at] ?? 0)) > 12) rows.add(Math.floor(at / 320));
    }
    expect(rows.size).toBeGreaterThan(3);
    expect(Math.min(...rows)).toBeGreaterThan(60);
  });
  it('draws every move, to the frame, the same each time', async () => {
    for (const move of ['pan-left', 'orbit', 'handheld'] as const) {
      const first = await collect({ ...job, move, frames: 6 });
      expect(first.length).toBe(6);
      expect(await collect({ ...job, move, frames: 6 })).toEqual(first);
    }
  });
});
