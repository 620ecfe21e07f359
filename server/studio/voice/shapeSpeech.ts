import { fliteRate } from './flitePool.ts';

/** Level of all lines: RMS of the parts that sound, re full scale. Leaves the peaks of speech about 5 dB of room. */
const levelRms = 10 ** (-18 / 20);
const mostPeak = 10 ** (-1.5 / 20);

/** Quieter than this below the loudest window is silence at the ends of a line. */
const silence = 10 ** (-38 / 20);

/** Windows of 10 ms. */
const windowLength = fliteRate / 100;

/** What stays around the sound, in samples: breath before the first consonant, decay after the last. */
const headRoom = Math.round(fliteRate * 0.02);
const tailRoom = Math.round(fliteRate * 0.05);
const fade = Math.round(fliteRate * 0.005);

/**
 * Cuts the silence at both ends, fades 5 ms in and out, and brings the line to the common level: what Flite
 * gives differs by voice by 8 dB. Pure arithmetic, so equal samples give equal samples.
 * @returns samples from −1 to 1, at Flite's rate; empty when nothing sounds
 */
export function shapeSpeech(samples: Float32Array): Float32Array {
  const levels = windowLevels(samples);
  const loudest = Math.max(0, ...levels);
  const first = levels.findIndex((level) => level > loudest * silence);
  if (loudest < 1e-4 || first < 0) return new Float32Array(0);
  const last = levels.findLastIndex((level) => level > loudest * silence);
  const cut = samples.slice(
    Math.max(0, first * windowLength - headRoom),
    Math.min(samples.length, (last + 1) * windowLength + tailRoom),
  );
  const scale = Math.min(levelRms / soundingRms(levels, loudest), mostPeak / peakOf(cut));
  return cut.map((sample, at) => sample * scale * Math.min(1, (at + 1) / fade, (cut.length - at) / fade));
}

function windowLevels(samples: Float32Array): number[] {
  const levels: number[] = [];
  for (let start = 0; start < samples.length; start += windowLength) {
    const window = samples.subarray(start, start + windowLength);
    levels.push(Math.sqrt(window.reduce((sum, sample) => sum + sample * sample, 0) / window.length));
  }
  return levels;
}

/** RMS over the windows within 20 dB of the loudest: pauses do not make a line quieter or louder. */
function soundingRms(levels: readonly number[], loudest: number): number {
  const sounding = levels.filter((level) => level > loudest * 0.1);
  return Math.sqrt(sounding.reduce((sum, level) => sum + level * level, 0) / sounding.length);
}

function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 1e-9);
}
