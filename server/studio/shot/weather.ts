import type { SKRSContext2D } from '@napi-rs/canvas';
import { css, mix } from '../colour.ts';
import type { Light } from '../draw/light.ts';
import { seededRandom } from '../random.ts';

export type Falling = 'rain' | 'storm' | 'snow';

/**
 * How a sheet of rain or snow falls. What is drawn on it comes again after every loop, so that it can fall for ever: a
 * picture moved by one loop is the same picture.
 */
export interface Fall {
  /** Pixels to the right for each one down, and pixels after which the sheet repeats: down, and to the right. */
  slant: number;
  loop: number;
  /** Pixels a second. */
  speed: number;
  /** Pixels that it drifts to both sides, and the seconds of one drift. */
  sway: number;
  swaySeconds: number;
}

interface Depth {
  loop: number;
  speed: number;
  sway: number;
  /** Shortest and longest streak, or smallest and largest flake. */
  long: readonly [number, number];
  wide: readonly [number, number];
  pale: readonly [number, number];
  /** Of a million square units. */
  dense: number;
}

/** In units of a frame 720 high: what falls far behind the people, and what falls before them. */
const depths: Readonly<Record<'rain' | 'snow', Readonly<Record<'far' | 'near', Depth>>>> = {
  rain: {
    far: { loop: 344, speed: 850, sway: 0, long: [12, 30], wide: [0.6, 1], pale: [0.14, 0.34], dense: 260 },
    near: { loop: 512, speed: 1480, sway: 0, long: [34, 78], wide: [0.9, 1.9], pale: [0.2, 0.5], dense: 150 },
  },
  snow: {
    far: { loop: 400, speed: 62, sway: 7, long: [0.9, 1.7], wide: [0, 0], pale: [0.4, 0.75], dense: 240 },
    near: { loop: 560, speed: 128, sway: 18, long: [1.8, 4], wide: [0, 0], pale: [0.6, 0.95], dense: 80 },
  },
};

export function fallOf(weather: Falling, where: 'far' | 'near', unit: number): Fall {
  const depth = depths[weather === 'snow' ? 'snow' : 'rain'][where];
  const gust = weather === 'storm' ? 1.2 : 1;
  return {
    slant: weather === 'snow' ? 0.12 : weather === 'storm' ? 0.42 : 0.2,
    loop: Math.round(depth.loop * unit),
    speed: depth.speed * unit * gust,
    sway: depth.sway * unit,
    swaySeconds: where === 'far' ? 4.1 : 3.3,
  };
}

/** How much larger than the picture the sheet of a fall is, in whole even pixels. */
export function fallRoom({ slant, loop, sway }: Fall): { width: number; height: number } {
  const even = (value: number): number => Math.ceil(value / 2) * 2;
  return { width: even(slant * loop + 2 * sway), height: even(loop) };
}

/** Where on its sheet a fall is looked at, at a time. */
export function fallenAt({ slant, loop, speed, sway, swaySeconds }: Fall, seconds: number): { x: number; y: number } {
  const left = loop - ((seconds * speed) % loop);
  return { x: slant * left + sway * (1 + Math.sin((2 * Math.PI * seconds) / swaySeconds)), y: left };
}

/** Rain in streaks or snow in flakes, over the whole of a canvas. */
export function drawFall(
  context: SKRSContext2D,
  {
    weather,
    where,
    light,
    unit,
    seed,
  }: { weather: Falling; where: 'far' | 'near'; light: Light; unit: number; seed: number },
): void {
  const depth = depths[weather === 'snow' ? 'snow' : 'rain'][where];
  const { slant, loop } = fallOf(weather, where, unit);
  const random = seededRandom(`${weather}:${where}:${seed}`);
  const { width, height } = context.canvas;
  const rounds = Math.ceil(height / loop) + 1;
  const span = width + slant * loop * (rounds + 1);
  const count = Math.round(((span * loop) / (unit * unit) / 1e6) * depth.dense * (weather === 'storm' ? 1.35 : 1));
  const pale = weather === 'snow' ? ([248, 250, 252] as const) : mix(light.skyLow, [240, 244, 250], 0.6);
  for (let drop = 0; drop < count; drop += 1) {
    const x = random.between(-slant * loop * rounds, span - slant * loop * rounds);
    const y = random.between(0, loop);
    const long = random.between(...depth.long) * unit;
    const alpha = random.between(...depth.pale);
    const wide = random.between(...depth.wide) * unit;
    context.fillStyle = css([...pale], alpha);
    context.strokeStyle = css([...pale], alpha);
    context.lineWidth = wide;
    for (let round = -1; round < rounds; round += 1) {
      const [left, top] = [x + slant * loop * round, y + loop * round];
      if (left < -long || left > width + long || top > height + long || top < -long) continue;
      context.beginPath();
      if (weather === 'snow') {
        context.arc(left, top, long, 0, Math.PI * 2);
        context.fill();
      } else {
        context.moveTo(left, top);
        context.lineTo(left + long * slant, top + long);
        context.stroke();
      }
    }
  }
}
