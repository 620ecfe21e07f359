import type { AmbienceSound } from '../../../runtime/graph/soundscape.ts';
import type { Random } from '../random.ts';
import { effects } from './effects.ts';
import { filtered, shaped, struck, swept, together, tone } from './filters.ts';
import { brownNoise, pinkNoise, wandering, whiteNoise } from './noise.ts';
import { addMono, addStereo, scale, seconds, silence, synthRate, type Stereo } from './stereo.ts';

type Maker = (length: number, random: Random) => Stereo;

/** Two channels that are of one kind but not the same: wide, without a middle that speech would have to share. */
function wide(make: (random: Random, side: number) => Float32Array, random: Random): Stereo {
  return { left: make(random, -1), right: make(random, 1) };
}

/** Events at random moments, so many a second on average. */
function scattered(
  target: Stereo,
  random: Random,
  perSecond: number,
  event: () => { sound: Float32Array; gain: number; pan?: number },
): Stereo {
  const { length } = target.left;
  for (let at = 0; ;) {
    at += Math.round((-Math.log(1 - random.next()) / perSecond) * synthRate) + 1;
    if (at >= length) return target;
    const { sound, gain, pan } = event();
    addMono(target, sound, at, gain, pan ?? random.between(-0.85, 0.85));
  }
}

function windWith(length: number, random: Random, { low, high, force }: { low: number; high: number; force: number }) {
  const gusts = wandering(length, random, { every: seconds(2.4), low: 0.25, high: force });
  return wide((own) => {
    const pitch = wandering(length, own, { every: seconds(1.7), low, high });
    const body = swept(pinkNoise(length, own), 'band', pitch, 1.1);
    const whistle = swept(
      whiteNoise(length, own),
      'band',
      pitch.map((hertz) => hertz * 2.7),
      9,
    );
    return shaped(together(body, [whistle, 0.16]), gusts);
  }, random);
}

function drops(target: Stereo, random: Random, perSecond: number, gain: number): Stereo {
  return scattered(target, random, perSecond, () => {
    const hertz = random.between(900, 3400);
    const sound = struck(
      tone(seconds(0.05), (second) => hertz * (1 + second * 6)),
      0.001,
      0.04,
    );
    return { sound, gain: gain * random.between(0.2, 1) };
  });
}

const rain: Maker = (length, random) => {
  const swell = wandering(length, random, { every: seconds(3), low: 0.8, high: 1 });
  const sheet = wide((own) => {
    const hiss = filtered(filtered(whiteNoise(length, own), 'high', 900), 'low', 8500);
    const roof = filtered(pinkNoise(length, own), 'low', 500);
    return shaped(together(hiss, [roof, 0.5]), swell);
  }, random);
  return drops(sheet, random, 26, 0.5);
};

const makers: Readonly<Record<AmbienceSound, Maker>> = {
  'room-tone': (length, random) =>
    wide(
      (own) =>
        together(filtered(brownNoise(length, own), 'low', 180), [
          filtered(pinkNoise(length, own), 'band', 320, 0.5),
          0.12,
        ]),
      random,
    ),
  wind: (length, random) => windWith(length, random, { low: 220, high: 620, force: 1 }),
  'soft-wind': (length, random) => windWith(length, random, { low: 160, high: 380, force: 0.6 }),
  rain,
  storm: (length, random) => {
    const all = rain(length, random);
    addStereo(all, windWith(length, random, { low: 150, high: 520, force: 1.2 }), 0, 1.4);
    const claps = Math.max(1, Math.round(length / seconds(13)));
    for (let clap = 0; clap < claps; clap += 1) {
      const at = Math.round(((clap + random.between(0.15, 0.6)) * length) / claps);
      addMono(all, effects.thunder(random), at, 0.9, random.between(-0.5, 0.5));
    }
    return all;
  },
  sea: (length, random) => {
    const all = wide((own) => filtered(brownNoise(length, own), 'low', 220), random);
    for (let at = -seconds(3); at < length; at += seconds(random.between(3.6, 6))) {
      const wave = pinkNoise(seconds(7), random);
      const bright = new Float32Array(wave.length).map(
        (_, index) => 380 + 2600 * Math.sin((Math.PI * index) / wave.length) ** 3,
      );
      swept(wave, 'low', bright, 0.6);
      const surge = new Float32Array(wave.length).map(
        (_, index) => Math.sin(Math.PI * (index / wave.length) ** 0.7) ** 2,
      );
      addMono(all, shaped(wave, surge), at, random.between(0.9, 1.6), random.between(-0.6, 0.6));
    }
    return all;
  },
  fire: (length, random) => {
    const bed = wide(
      (own) =>
        shaped(
          filtered(brownNoise(length, own), 'low', 420),
          wandering(length, own, { every: seconds(0.5), low: 0.4, high: 1 }),
        ),
      random,
    );
    return scattered(bed, random, 11, () => {
      const sound = struck(
        filtered(whiteNoise(seconds(0.06), random), 'band', random.between(1200, 5200), 1.4),
        0.0006,
        random.between(0.012, 0.05),
      );
      return { sound, gain: random.between(0.15, 1.5) ** 2 };
    });
  },
  crowd: (length, random) => {
    const all = silence(length);
    // Voices without words: bands where vowels sit, each talking and pausing by itself.
    for (let voice = 0; voice < 14; voice += 1) {
      const pitch = random.between(90, 230);
      const talk = tone(length, (second) => pitch * (1 + 0.08 * Math.sin(second * 5.1 + voice)), random.next() * 6);
      for (let index = 0; index < length; index += 1) talk[index] = (talk[index] ?? 0) > 0.7 ? 1 : -0.2;
      const vowel = wandering(length, random, { every: seconds(0.16), low: 380, high: 1500 });
      const syllables = wandering(length, random, { every: seconds(0.12), low: -0.5, high: 1 }).map((x) =>
        Math.max(0, x),
      );
      const turns = wandering(length, random, { every: seconds(1.4), low: -0.6, high: 1 }).map((x) => Math.max(0, x));
      addMono(
        all,
        shaped(shaped(swept(talk, 'band', vowel, 2.4), syllables), turns),
        0,
        0.4,
        random.between(-0.9, 0.9),
      );
    }
    addStereo(
      all,
      wide((own) => filtered(pinkNoise(length, own), 'band', 450, 0.5), random),
      0,
      0.18,
    );
    return all;
  },
  traffic: (length, random) => {
    const all = wide((own) => filtered(brownNoise(length, own), 'low', 260), random);
    return scattered(all, random, 0.22, () => {
      const span = seconds(random.between(4, 8));
      const pass = new Float32Array(span).map((_, index) => Math.exp(-(((index / span - 0.5) * 5) ** 2)));
      const engine = together(filtered(pinkNoise(span, random), 'band', random.between(300, 700), 0.8), [
        filtered(tone(span, random.between(55, 90)), 'low', 300),
        0.12,
      ]);
      return { sound: shaped(engine, pass), gain: random.between(0.8, 1.6) };
    });
  },
  'night-insects': (length, random) => {
    const all = wide(
      (own) => filtered(pinkNoise(length, own), 'band', 2500, 0.4).map((sample) => sample * 0.06),
      random,
    );
    for (let cricket = 0; cricket < 6; cricket += 1) {
      const hertz = random.between(3600, 5200);
      const [rate, start] = [random.between(13, 19), random.next() * 6];
      const song = tone(length, hertz);
      const phrase = wandering(length, random, { every: seconds(2), low: -0.3, high: 1 });
      for (let index = 0; index < length; index += 1) {
        const beat = Math.max(0, Math.sin(2 * Math.PI * rate * (index / synthRate) + start));
        song[index] = (song[index] ?? 0) * beat ** 3 * Math.max(0, phrase[index] ?? 0);
      }
      addMono(all, song, 0, random.between(0.05, 0.16), random.between(-1, 1));
    }
    return all;
  },
  birds: (length, random) => {
    const air = wide((own) => filtered(pinkNoise(length, own), 'high', 700).map((sample) => sample * 0.05), random);
    return scattered(air, random, 1.1, () => {
      const [from, bend] = [random.between(2300, 4600), random.between(-9000, 9000)];
      const notes = 1 + Math.floor(random.next() * 4);
      const song = new Float32Array(seconds(0.13 * notes + 0.1));
      for (let note = 0; note < notes; note += 1) {
        const chirp = struck(
          tone(seconds(0.1), (second) => Math.max(900, from + bend * second)),
          0.012,
          0.12,
        );
        song.set(chirp.subarray(0, song.length - seconds(0.13 * note)), seconds(0.13 * note));
      }
      return { sound: song, gain: random.between(0.05, 0.3) };
    });
  },
  machines: (length, random) => {
    const hum = wide((own) => filtered(brownNoise(length, own), 'low', 300), random);
    for (const [hertz, gain] of [
      [50, 0.3],
      [100, 0.22],
      [150, 0.1],
      [300, 0.05],
    ] as const) {
      addMono(hum, tone(length, hertz * random.between(0.995, 1.005)), 0, gain, random.between(-0.3, 0.3));
    }
    return hum;
  },
  clock: (length, random) => {
    const all = makers['room-tone'](length, random);
    scale(all, 0.25);
    for (let beat = 0; beat * 0.5 < length / synthRate; beat += 1) {
      const tick = struck(
        filtered(whiteNoise(seconds(0.05), random), 'band', beat % 2 === 0 ? 2500 : 1900, 5),
        0.0008,
        0.03,
      );
      addMono(all, tick, seconds(beat * 0.5), 0.7, 0.2);
    }
    return all;
  },
  dripping: (length, random) => {
    const all = makers['room-tone'](length, random);
    scale(all, 0.25);
    scattered(all, random, 0.9, () => {
      const hertz = random.between(600, 1500);
      return {
        sound: struck(
          tone(seconds(0.4), (second) => hertz * (1 + second * 1.4)),
          0.002,
          0.32,
        ),
        gain: random.between(0.2, 0.6),
      };
    });
    return all;
  },
  leaves: (length, random) => {
    const gusts = wandering(length, random, { every: seconds(1.8), low: 0.15, high: 1 });
    return wide((own) => shaped(filtered(filtered(whiteNoise(length, own), 'high', 1800), 'low', 7000), gusts), random);
  },
  train: (length, random) => {
    const all = wide((own) => filtered(brownNoise(length, own), 'low', 500), random);
    for (let at = 0; at < length; at += seconds(0.82)) {
      for (const knock of [0, 0.13]) {
        const clack = struck(filtered(whiteNoise(seconds(0.12), random), 'band', 480, 1.2), 0.002, 0.1);
        addMono(all, clack, at + seconds(knock), 1.3, 0);
      }
    }
    return all;
  },
};

/** The overlap in which the end of a loop becomes its beginning, in seconds. */
const overlap = 1.5;

/** A stretch of one sound that repeats without a seam. */
export function ambience(name: AmbienceSound, length: number, random: Random): Stereo {
  const blend = Math.min(seconds(overlap), Math.floor(length / 2));
  const { left, right } = makers[name](length + blend, random);
  return { left: looped(left, length, blend), right: looped(right, length, blend) };
}

function looped(samples: Float32Array, length: number, blend: number): Float32Array {
  const loop = samples.slice(0, length);
  for (let index = 0; index < blend; index += 1) {
    const angle = ((index + 0.5) / blend) * (Math.PI / 2);
    loop[index] = (samples[index] ?? 0) * Math.sin(angle) + (samples[length + index] ?? 0) * Math.cos(angle);
  }
  return loop;
}
