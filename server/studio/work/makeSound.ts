import { seededRandom } from '../random.ts';
import { music } from '../sound/music.ts';
import { playSoundscape } from '../sound/playSoundscape.ts';
import { levelOf, peakOf, scale, seconds, type Stereo } from '../sound/stereo.ts';
import type { SoundJob } from './studioJob.ts';

/** RMS of music, re full scale: beds are set against what is said by whoever lays them under. */
const musicLevel = 10 ** (-23 / 20);
const mostPeak = 10 ** (-1.5 / 20);

/** Samples of both channels in turn, as bytes. */
export function makeSound({ sound, seconds: length, seed }: SoundJob): Uint8Array {
  const samples = Math.max(1, seconds(length));
  const made =
    sound.kind === 'music'
      ? atLevel(music(sound.mood, samples, seededRandom(seed)))
      : playSoundscape(sound.soundscape, { length: samples, loop: sound.loop, seed });
  const both = new Float32Array(2 * samples);
  for (let index = 0; index < samples; index += 1) {
    both[2 * index] = made.left[index] ?? 0;
    both[2 * index + 1] = made.right[index] ?? 0;
  }
  return new Uint8Array(both.buffer);
}

function atLevel(sound: Stereo): Stereo {
  const level = levelOf(sound);
  if (level > 0) scale(sound, Math.min(musicLevel / level, mostPeak / peakOf(sound)));
  return sound;
}
