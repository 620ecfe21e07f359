import type { Soundscape } from '../../../runtime/graph/soundscape.ts';
import { seededRandom } from '../random.ts';
import { ambience } from './ambience.ts';
import { effects } from './effects.ts';
import { addMono, addStereo, levelOf, peakOf, scale, seconds, silence, type Stereo } from './stereo.ts';

/** RMS of each sound of a place at level 0, and peak of each effect, re full scale. */
const ambienceLevel = 10 ** (-26 / 20);
const effectPeak = 10 ** (-6 / 20);
const mostPeak = 10 ** (-1.5 / 20);

interface Playing {
  /** In samples. */
  readonly length: number;
  /** The end joins on to the beginning. Effects that would go on behind the end are cut there. */
  readonly loop: boolean;
  readonly seed: number;
}

/** All sounds of a place together with what happens in it. The same seed gives the same samples. */
export function playSoundscape(
  { ambience: layers, effects: events }: Soundscape,
  { length, loop, seed }: Playing,
): Stereo {
  const all = silence(length);
  for (const { sound, level } of layers) {
    const made = ambience(sound, length, seededRandom(`${sound} ${seed}`));
    addStereo(all, made, 0, (ambienceLevel / Math.max(1e-6, levelOf(made))) * gainOf(level));
  }
  for (const [index, { sound, at, level }] of events.entries()) {
    const made = effects[sound](seededRandom(`${sound} ${index} ${seed}`));
    const peak = made.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-6);
    addMono(all, made, seconds(at), (effectPeak / peak) * gainOf(level) * Math.SQRT2, 0);
  }
  if (!loop) fadeEnds(all);
  const peak = peakOf(all);
  if (peak > mostPeak) scale(all, mostPeak / peak);
  return all;
}

function gainOf(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** 10 ms at both ends: a cut through a sound clicks. */
function fadeEnds({ left, right }: Stereo): void {
  const edge = Math.min(seconds(0.01), Math.floor(left.length / 2));
  for (const samples of [left, right]) {
    for (let index = 0; index < edge; index += 1) {
      const part = (index + 0.5) / edge;
      const last = samples.length - 1 - index;
      samples[index] = (samples[index] ?? 0) * part;
      samples[last] = (samples[last] ?? 0) * part;
    }
  }
}
