import type { EffectSound } from '../../../runtime/graph/soundscape.ts';
import type { Random } from '../random.ts';
import { filtered, shaped, struck, swept, together, tone } from './filters.ts';
import { brownNoise, pinkNoise, wandering, whiteNoise } from './noise.ts';
import { seconds, synthRate } from './stereo.ts';

/** A sound that happens once, in one channel. */
type Maker = (random: Random) => Float32Array;

/** A hit on something solid: a knock of noise over the tones of the body. */
function hit(random: Random, body: readonly number[], decay: number): Float32Array {
  const knock = struck(filtered(whiteNoise(seconds(decay + 0.1), random), 'low', 2200), 0.0008, decay * 0.3);
  return together(knock, ...body.map((hertz) => [struck(tone(knock.length, hertz), 0.0008, decay), 0.45] as const));
}

/** One sound several times. @param times seconds at which it starts */
function repeated(make: (index: number) => Float32Array, times: readonly number[]): Float32Array {
  const sounds = times.map((_, index) => make(index));
  const length = Math.max(...sounds.map((sound, index) => seconds(times[index] ?? 0) + sound.length));
  const all = new Float32Array(length);
  for (const [index, sound] of sounds.entries()) {
    const at = seconds(times[index] ?? 0);
    for (let sample = 0; sample < sound.length; sample += 1)
      all[at + sample] = (all[at + sample] ?? 0) + (sound[sample] ?? 0);
  }
  return all;
}

function bellTone(random: Random, hertz: number, decay: number): Float32Array {
  const length = seconds(decay);
  const partials = [
    [0.5, 0.5],
    [1, 1],
    [1.19, 0.5],
    [1.5, 0.35],
    [2, 0.5],
    [2.74, 0.25],
    [3.76, 0.15],
  ] as const;
  const all = new Float32Array(length);
  for (const [ratio, gain] of partials) {
    together(all, [
      struck(tone(length, hertz * ratio * random.between(0.998, 1.002)), 0.002, decay / Math.sqrt(ratio)),
      gain * 0.4,
    ]);
  }
  return all;
}

export const effects: Readonly<Record<EffectSound, Maker>> = {
  door: (random) => {
    const creakPitch = wandering(seconds(0.7), random, { every: seconds(0.09), low: 420, high: 900 });
    const creak = swept(
      tone(seconds(0.7), (second) => 60 + 90 * second).map((x) => (x > 0.6 ? 1 : -0.1)),
      'band',
      creakPitch,
      6,
    );
    return repeated(
      (index) => (index === 0 ? creak.map((x) => x * 0.35) : hit(random, [92, 148, 210], 0.3)),
      [0, 0.72],
    );
  },
  knock: (random) => repeated(() => hit(random, [190, 310], 0.09), [0, 0.22, 0.44]),
  steps: (random) =>
    repeated(
      () =>
        struck(
          filtered(
            together(pinkNoise(seconds(0.16), random), [tone(seconds(0.16), random.between(70, 95)), 0.7]),
            'low',
            1500,
          ),
          0.004,
          0.12,
        ),
      [0, 0.54, 1.07, 1.62, 2.15].map((second) => second + random.between(-0.02, 0.02)),
    ),
  phone: () => {
    const ring = together(tone(seconds(0.9), 1140), [tone(seconds(0.9), 1460), 0.8]);
    const tremble = new Float32Array(ring.length).map((_, index) =>
      Math.sin(2 * Math.PI * 21 * (index / synthRate)) > 0 ? 0.4 : 0.08,
    );
    return repeated(() => shaped(ring.slice(), tremble), [0, 1.25]);
  },
  thunder: (random) => {
    const length = seconds(4.5);
    const roll = shaped(
      filtered(brownNoise(length, random), 'low', 240),
      wandering(length, random, { every: seconds(0.25), low: 0.2, high: 1.3 }),
    );
    const crack = struck(filtered(pinkNoise(seconds(0.6), random), 'low', 1800), 0.004, 0.5);
    return together(struck(roll, 0.05, 5.5), [crack, 0.8]);
  },
  glass: (random) =>
    repeated(
      (index) =>
        struck(
          together(tone(seconds(0.25), random.between(2400, 7200)), [
            filtered(whiteNoise(seconds(0.25), random), 'high', 3000),
            0.5,
          ]),
          0.0005,
          random.between(0.05, 0.2),
        ).map((x) => x * (index === 0 ? 0.9 : random.between(0.1, 0.5))),
      [0, ...Array.from({ length: 13 }, (_, index) => 0.02 + 0.035 * index * random.between(0.6, 1.4))],
    ),
  shot: (random) =>
    together(struck(filtered(whiteNoise(seconds(1.2), random), 'low', 5200), 0.0004, 0.22), [
      struck(filtered(brownNoise(seconds(1.2), random), 'low', 300), 0.002, 1),
      1.6,
    ]),
  splash: (random) => {
    const water = whiteNoise(seconds(1.1), random);
    const fall = new Float32Array(water.length).map((_, index) => 3200 - 2300 * (index / water.length));
    return struck(swept(water, 'band', fall, 0.7), 0.01, 0.9);
  },
  bell: (random) => bellTone(random, 220, 4),
  'small-bell': (random) => bellTone(random, 1320, 1.4),
  engine: (random) => {
    const length = seconds(2.6);
    const pitch = (second: number) => (second < 0.8 ? 19 : 34 + 12 * Math.exp(-(second - 0.8) * 2));
    const fire = tone(length, pitch).map((x) => (x > 0.2 ? 1 : -0.4));
    return shaped(
      filtered(together(fire, [pinkNoise(length, random), 0.4]), 'low', 420),
      new Float32Array(length).map((_, index) => Math.min(1, index / seconds(0.1), (length - index) / seconds(0.6))),
    );
  },
  horn: () =>
    shaped(
      filtered(
        together(tone(seconds(0.8), 349), [tone(seconds(0.8), 440), 0.9]).map((x) => Math.tanh(x * 3)),
        'low',
        2400,
      ),
      new Float32Array(seconds(0.8)).map(
        (_, index) => 0.3 * Math.min(1, index / seconds(0.02), (seconds(0.8) - index) / seconds(0.06)),
      ),
    ),
  foghorn: () =>
    shaped(
      filtered(
        tone(seconds(2.6), (second) => 92 - 5 * Math.max(0, second - 2)).map((x) => Math.tanh(x * 2.4)),
        'low',
        420,
      ),
      new Float32Array(seconds(2.6)).map(
        (_, index) => 0.7 * Math.min(1, index / seconds(0.2), (seconds(2.6) - index) / seconds(0.5)),
      ),
    ),
  heartbeat: () =>
    repeated(
      (index) =>
        struck(
          tone(seconds(0.2), (second) => 62 - 60 * second),
          0.008,
          0.16,
        ).map((x) => x * (index % 2 === 0 ? 1 : 0.6)),
      [0, 0.26, 0.95, 1.21],
    ),
  typing: (random) =>
    repeated(
      () => struck(filtered(whiteNoise(seconds(0.04), random), 'band', random.between(1700, 3600), 2.5), 0.0006, 0.025),
      Array.from({ length: 14 }, (_, index) => index * 0.13 + random.between(0, 0.06)),
    ),
  applause: (random) => {
    const claps = Array.from({ length: 260 }, () => random.next() ** 0.8 * 2.6);
    return repeated(
      () =>
        struck(filtered(whiteNoise(seconds(0.03), random), 'band', random.between(900, 2400), 1.4), 0.0005, 0.02).map(
          (x) => x * 0.3,
        ),
      claps,
    );
  },
  alarm: () =>
    shaped(
      tone(seconds(2), (second) => (second % 0.5 < 0.25 ? 880 : 660)).map((x) => Math.tanh(x * 2) * 0.35),
      new Float32Array(seconds(2)).fill(1),
    ),
  whoosh: (random) => {
    const air = pinkNoise(seconds(0.8), random);
    const way = new Float32Array(air.length).map((_, index) => 300 + 2200 * Math.sin((Math.PI * index) / air.length));
    return shaped(
      swept(air, 'band', way, 1.2),
      new Float32Array(air.length).map((_, index) => Math.sin((Math.PI * index) / air.length) ** 2),
    );
  },
};
