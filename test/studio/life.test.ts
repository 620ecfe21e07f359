import { describe, expect, it } from 'vitest';
import { zDepiction, type Depiction } from '../../runtime/graph/depiction.ts';
import { paperOf, sceneOf } from '../../server/studio/shot/scene.ts';
import { drawClip } from '../../server/studio/work/drawClip.ts';
import type { ClipJob } from '../../server/studio/work/studioJob.ts';
import { displacement, softLuma } from './displacement.ts';

const [width, height, seed] = [640, 360, 9] as const;

interface Drawn {
  /** Every frame, those that stand included. */
  frames: Uint8Array[];
  /** How many differ from the one before. */
  changes: number;
}

async function drawn(depiction: Depiction, frames: number, more: Partial<ClipJob> = {}): Promise<Drawn> {
  const job: ClipJob = {
    ...{ kind: 'clip', source: { kind: 'scene', depiction, seed }, width, height, frames, framesPerSecond: 24 },
    ...{ move: 'static', moveFrames: frames, seed, mouth: undefined },
    ...more,
  };
  const all: Uint8Array[] = [];
  let changes = 0;
  for (const frame of await drawClip(job)) {
    if (frame) changes += 1;
    all.push(frame ? frame.slice() : (all.at(-1) as Uint8Array));
  }
  return { frames: all, changes };
}

const place = (name: string, interior: boolean, more: object = {}): Depiction =>
  zDepiction.parse({ place: { id: name, name, interior }, light: {}, size: 'wide', ...more });

/** How many pixels differ in luma between two frames, and the first row of them. */
function changed(a: Uint8Array, b: Uint8Array): { pixels: number; top: number } {
  let pixels = 0;
  let top: number = height;
  for (let at = 0; at < width * height; at += 1) {
    if (Math.abs((a[at] as number) - (b[at] as number)) < 5) continue;
    pixels += 1;
    top = Math.min(top, Math.floor(at / width));
  }
  return { pixels, top };
}

describe('a shot that stands still', () => {
  it.each(['rain', 'snow', 'storm'] as const)('has %s falling, on twos', async (weather) => {
    const { frames, changes } = await drawn(place('moor', false, { light: { weather } }), 48);
    expect(changes).toBe(24);
    for (let at = 2; at < 48; at += 2)
      expect(changed(frames[at] as Uint8Array, frames[at - 2] as Uint8Array).pixels).toBeGreaterThan(60);
  });

  it('has waves, which come again after a second and a half and leave the sky alone', async () => {
    const { frames, changes } = await drawn(place('beach', false), 74);
    expect(changes).toBeGreaterThan(20);
    expect(changes).toBeLessThanOrEqual(26);
    const first = frames[0] as Uint8Array;
    const { pixels, top } = changed(first, frames[18] as Uint8Array);
    expect(pixels).toBeGreaterThan(100);
    expect(top).toBeGreaterThan(height * 0.1);
    expect(changed(first, frames[36] as Uint8Array).pixels).toBe(0);
    expect(frames[72]).toEqual(frames[36]);
  });

  it('has people breathe: a part of the chest goes by a pixel or two, the head stays', async () => {
    const depiction = place('office', true, {
      people: [{ id: 'ida', name: 'Ida', face: 'eyes-closed', facing: 'camera', look: 'striped shirt' }],
      size: 'medium',
    });
    const size = { width: 1280, height: 720 };
    const scene = sceneOf(depiction, paperOf(size.width, size.height, 0), seed);
    const [head, breath] = [scene.heads[0], scene.breaths[0]];
    if (!head || !breath) throw new Error('Nobody is seen.');
    const { frames } = await drawn(depiction, 110, size);
    const lumas = frames.filter((_, at) => at % 4 === 0).map((frame) => softLuma(frame, size.width, size.height));
    const first = lumas[0] as Float32Array;
    const shoulders = { x: Math.round(breath.region.x) + 10, y: Math.round(breath.region.y) + 4 };
    const chest = { ...shoulders, width: Math.round(breath.region.width) - 20, height: Math.round(head.r * 0.7) };
    const half = Math.round(head.r * 0.6);
    const face = { x: Math.round(head.x) - half, y: Math.round(head.y) - half, width: 2 * half, height: 2 * half };
    const lifts = lumas.map((luma) => -displacement(first, luma, size.width, chest).y);
    expect(Math.max(...lifts)).toBeGreaterThan(0.5);
    expect(Math.max(...lifts)).toBeLessThan(4);
    lifts.slice(1).forEach((lift, at) => expect(Math.abs(lift - (lifts[at] as number))).toBeLessThan(1.5));
    for (const luma of lumas) expect(Math.abs(displacement(first, luma, size.width, face).y)).toBeLessThan(0.02);
  });

  it('has a fire that flickers in itself and in its light', async () => {
    const depiction = place('drawing room', true, {
      place: { id: 'drawing room', name: 'drawing room', interior: true, description: 'a fire in the hearth' },
      light: { time: 'night' },
    });
    const lamp = sceneOf(depiction, paperOf(width, height, 0), seed).lamps.find(({ flame }) => flame);
    if (!lamp) throw new Error('There is no fire.');
    const { frames } = await drawn(depiction, 48);
    const glow = frames.map((frame) => {
      let sum = 0;
      for (let y = -10; y < 10; y += 1)
        for (let x = -20; x < 20; x += 1)
          sum += frame[Math.max(0, Math.round(lamp.y) + y) * width + Math.round(lamp.x) + x] ?? 0;
      return sum / 800;
    });
    expect(Math.max(...glow) - Math.min(...glow)).toBeGreaterThan(3);
    expect(new Set(glow).size).toBeGreaterThan(6);
  });

  it('is at each frame the same picture, however long the shot goes on', async () => {
    for (const depiction of [
      place('cliff path by the lighthouse', false, { light: { time: 'night', weather: 'rain' } }),
      place('kitchen', true, { people: [{ id: 'tom', name: 'Tom' }], size: 'medium', light: { time: 'night' } }),
    ]) {
      const [short, long] = [await drawn(depiction, 20), await drawn(depiction, 44)];
      expect(long.frames.slice(0, 20)).toEqual(short.frames);
    }
  });

  it('draws what changed as it would draw the whole', async () => {
    const depiction = place('drawing room', true, {
      place: { id: 'drawing room', name: 'drawing room', interior: true, description: 'a fire in the hearth' },
      people: [{ id: 'ida', name: 'Ida', facing: 'camera' }],
      light: { time: 'night' },
      size: 'full',
    });
    const { frames } = await drawn(depiction, 60);
    // A camera that goes nowhere lays each frame as a whole.
    const whole = await drawn(depiction, 60, { move: 'zoom-out', moveFrames: 2 });
    const { pixels } = changed(frames[58] as Uint8Array, whole.frames[58] as Uint8Array);
    expect(pixels).toBe(0);
  });
});

describe('the light of a lighthouse', () => {
  it('goes round: across the picture at first, towards us and away after a quarter of its turn', async () => {
    const depiction = place('cliff path by the lighthouse', false, { light: { time: 'night' } });
    const { frames } = await drawn(depiction, 110);
    const sky = (frame: Uint8Array): number => {
      let sum = 0;
      for (let at = 0; at < width * Math.round(height * 0.3); at += 1) sum += frame[at] as number;
      return sum;
    };
    const light = frames.map(sky);
    const [across, aside, again] = [light[0], light[48], light[96]] as [number, number, number];
    expect(across).toBeGreaterThan(aside * 1.01);
    expect(Math.abs(again - across)).toBeLessThan((across - aside) * 0.1);
    // On twos, and nowhere by a jump.
    const steps = light.slice(2).map((value, at) => Math.abs(value - (light[at] as number)));
    expect(Math.max(...steps)).toBeLessThan((across - aside) * 0.45);
  });
});

describe('somebody who walks', () => {
  const walker = { id: 'ida', name: 'Ida', pose: 'walk', facing: 'right', look: 'red coat', face: 'eyes-closed' };
  const street = place('street', false, { people: [walker], size: 'full' });

  it('steps on the spot in the frame while the place goes by at one speed', async () => {
    const { frames } = await drawn(street, 40, { move: 'track-right' });
    const head = sceneOf(street, paperOf(width, height, 0), seed).heads[0];
    if (!head) throw new Error('Nobody is seen.');
    const [x, y] = [Math.round(head.x), Math.round(head.y)];
    const face = { x: x - 10, y: y - 10, width: 20, height: 20 };
    const wall = { x: x + 90, y: 20, width: 120, height: 120 };
    const lumas = frames.map((frame) => softLuma(frame, width, height));
    const first = lumas[0] as Float32Array;
    for (const luma of lumas) expect(Math.abs(displacement(first, luma, width, face).x)).toBeLessThan(2.5);
    const steps = lumas.slice(1, 20).map((luma, at) => displacement(lumas[at] as Float32Array, luma, width, wall).x);
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(mean).toBeLessThan(-2);
    for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(0.25);
    // The other leg is ahead after half of two steps, the same again after both.
    const apart = (one: number, other: number): number => {
      let sum = 0;
      for (let row = y + Math.round(head.r * 9); row < Math.min(height, y + head.r * 14); row += 1)
        for (let at = row * width + x - 60; at < row * width + x + 60; at += 1)
          sum += Math.abs((frames[one]?.[at] ?? 0) - (frames[other]?.[at] ?? 0));
      return sum;
    };
    expect(apart(0, 12)).toBeGreaterThan(apart(0, 24) * 1.5);
  });

  it('does not walk on the spot before a camera that stands', async () => {
    const { changes } = await drawn(street, 24);
    expect(changes).toBeLessThan(8);
  });
});

describe('a room', () => {
  it('shows the rain through its windows, and nothing of it elsewhere', async () => {
    const office = { place: { id: 'school', name: 'school room', interior: true, description: 'a window' } };
    const dry = await drawn(place('school room', true, office), 14);
    const wet = await drawn(place('school room', true, { ...office, light: { weather: 'rain' } }), 14);
    expect(dry.changes).toBe(1);
    expect(wet.changes).toBeGreaterThan(3);
    const { pixels } = changed(wet.frames[0] as Uint8Array, wet.frames[4] as Uint8Array);
    expect(pixels).toBeGreaterThan(20);
    expect(pixels).toBeLessThan(width * height * 0.1);
  });
});
