import { describe, expect, it } from 'vitest';
import { ambienceSounds, effectSounds, musicMoods } from '../../../runtime/graph/soundscape.ts';
import { seededRandom } from '../random.ts';
import { effects } from './effects.ts';
import { music } from './music.ts';
import { playSoundscape } from './playSoundscape.ts';
import { levelOf, peakOf, seconds, type Stereo } from './stereo.ts';

const length = seconds(3);
const play = (sound: (typeof ambienceSounds)[number], seed = 1) =>
  playSoundscape({ ambience: [{ sound, level: 0 }], effects: [] }, { length, loop: true, seed });

/** Share of the energy above a frequency, by a first difference: bright sounds change faster than dark ones. */
function brightness({ left }: Stereo): number {
  let [change, energy] = [0, 1e-12];
  for (let index = 1; index < left.length; index += 1) {
    change += ((left[index] ?? 0) - (left[index - 1] ?? 0)) ** 2;
    energy += (left[index] ?? 0) ** 2;
  }
  return change / energy;
}

describe('sounds of places', () => {
  it.each(ambienceSounds)('%s has the common level, fits, and does not click where it repeats', (sound) => {
    const made = play(sound);
    expect(made.left).toHaveLength(length);
    expect(20 * Math.log10(levelOf(made))).toBeGreaterThan(-32);
    expect(20 * Math.log10(levelOf(made))).toBeLessThan(-25);
    expect(peakOf(made)).toBeLessThanOrEqual(0.842);
    // The step over the seam is one that also occurs inside.
    const steps = made.left.slice(1).map((sample, index) => Math.abs(sample - (made.left[index] ?? 0)));
    const seam = Math.abs((made.left[0] ?? 0) - (made.left.at(-1) ?? 0));
    expect(seam).toBeLessThanOrEqual(steps.reduce((most, step) => Math.max(most, step), 0));
  });

  it('are the same for the same seed, and others for another', () => {
    expect(play('sea')).toEqual(play('sea'));
    expect(play('sea', 2).left).not.toEqual(play('sea').left);
  });

  it('sound like what they are called: rumble is dark, rain bright', () => {
    for (const dark of ['room-tone', 'machines', 'sea'] as const) {
      for (const bright of ['rain', 'leaves', 'night-insects'] as const) {
        expect(brightness(play(dark))).toBeLessThan(brightness(play(bright)) / 4);
      }
    }
  });

  it('obey their level', () => {
    const quiet = playSoundscape(
      { ambience: [{ sound: 'rain', level: -20 }], effects: [] },
      { length, loop: true, seed: 1 },
    );
    expect(levelOf(quiet) / levelOf(play('rain'))).toBeCloseTo(0.1, 2);
  });
});

describe('effects', () => {
  it.each(effectSounds)('%s is short, and is heard where it is put', (sound) => {
    expect(effects[sound](seededRandom(1)).length).toBeLessThan(seconds(5));
    const made = playSoundscape(
      { ambience: [], effects: [{ sound, at: 1, level: 0 }] },
      { length, loop: false, seed: 1 },
    );
    const before = { left: made.left.slice(0, seconds(1)), right: made.right.slice(0, seconds(1)) };
    expect(peakOf(before)).toBe(0);
    expect(peakOf(made)).toBeGreaterThan(0.2);
    expect(peakOf(made)).toBeLessThanOrEqual(0.842);
  });
});

describe('music', () => {
  it.each(musicMoods)('%s plays all the time, the same for the same seed', (mood) => {
    const made = music(mood, length, seededRandom(3));
    expect(made).toEqual(music(mood, length, seededRandom(3)));
    for (let start = 0; start < length; start += seconds(0.5)) {
      const part = {
        left: made.left.slice(start, start + seconds(0.5)),
        right: made.right.slice(start, start + seconds(0.5)),
      };
      expect(levelOf(part)).toBeGreaterThan(0.01);
    }
  });
});
