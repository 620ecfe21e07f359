import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { zDepiction } from '../../../runtime/graph/depiction.ts';
import { lightOf } from '../draw/light.ts';
import { drawFall, fallenAt, fallOf, fallRoom } from './weather.ts';

const light = lightOf(zDepiction.parse({ place: { id: 'p', name: 'moor', interior: false }, light: {} }), 1);

it.each(['rain', 'storm', 'snow'] as const)(
  '%s comes again after a loop to the pixel: it can fall for ever',
  (weather) => {
    for (const where of ['far', 'near'] as const) {
      const fall = fallOf(weather, where, 1);
      const room = fallRoom(fall);
      // Whole pixels to the right, so that the two can be laid on each other.
      const across = fall.slant * fall.loop;
      const [width, height] = [400, 200];
      const canvas = createCanvas(width + room.width, height + room.height);
      drawFall(canvas.getContext('2d'), { weather, where, light, unit: 1, seed: 4 });
      const part = (x: number, y: number): Uint8ClampedArray => {
        const cut = createCanvas(width, height);
        cut.getContext('2d').drawImage(canvas, -x, -y);
        return cut.getContext('2d').getImageData(0, 0, width, height).data;
      };
      const [top, below] = [part(0, 0), part(across, fall.loop)];
      let [painted, apart] = [0, 0];
      top.forEach((value, at) => {
        if (at % 4 !== 3) return;
        if (value > 0) painted += 1;
        apart += Math.abs(value - (below[at] as number));
      });
      expect(painted).toBeGreaterThan(80);
      // Parts of a pixel are sampled twice.
      expect(apart / painted).toBeLessThan(24);
    }
  },
);

it('falls at one speed, and stays on its sheet', () => {
  const fall = fallOf('storm', 'near', 1);
  const room = fallRoom(fall);
  let before = fallenAt(fall, 0);
  for (let frame = 1; frame < 96; frame += 1) {
    const now = fallenAt(fall, frame / 24);
    const down = (before.y - now.y + fall.loop) % fall.loop;
    expect(down).toBeCloseTo((fall.speed / 24) % fall.loop, 6);
    expect(now.x).toBeCloseTo(now.y * fall.slant, 6);
    expect(now.x).toBeLessThanOrEqual(room.width);
    expect(now.y).toBeLessThanOrEqual(room.height);
    before = now;
  }
});
