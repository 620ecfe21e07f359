import { fliteRate } from './flitePool.ts';

const order = 18;
const hop = fliteRate / 100;
const frame = hop * 3;

/**
 * Makes a whisper of spoken samples: the vocal tract of each 10 ms (linear prediction, order 18) is kept and
 * sounded by noise instead of the glottis. The noise comes from a fixed seed: equal lines give equal whispers.
 */
export function whisperSpeech(samples: Float32Array): Float32Array {
  const out = new Float32Array(samples.length);
  const noise = noiseFrom(0x5eed);
  const window = Float64Array.from(
    { length: frame },
    (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / frame),
  );
  for (let start = 0; start < samples.length; start += hop) {
    const { coefficients, gain } = predict(samples, start - hop, window);
    for (let at = start; at < Math.min(start + hop, samples.length); at += 1) {
      let value = gain * noise();
      for (let tap = 1; tap <= order; tap += 1) value -= sampleAt(coefficients, tap) * sampleAt(out, at - tap);
      out[at] = Math.max(-4, Math.min(4, value));
    }
  }
  return out;
}

/**
 * Levinson-Durbin on the autocorrelation of one windowed frame, brightened by 6 dB an octave: a whisper has no
 * fundamental, and its power lies in the higher formants. Gain is per sample of noise of variance 1.
 */
function predict(samples: Float32Array, start: number, window: Float64Array) {
  const windowed = window.map(
    (weight, at) => weight * (sampleAt(samples, start + at) - 0.95 * sampleAt(samples, start + at - 1)),
  );
  const correlation = Float64Array.from({ length: order + 1 }, (_, lag) => {
    let sum = 0;
    for (let at = lag; at < windowed.length; at += 1) sum += sampleAt(windowed, at) * sampleAt(windowed, at - lag);
    return sum;
  });
  const coefficients = new Float64Array(order + 1);
  coefficients[0] = 1;
  // A floor of white noise, 50 dB down, keeps the filter stable.
  let error = sampleAt(correlation, 0) * (1 + 1e-5) + 1e-9;
  for (let step = 1; step <= order; step += 1) {
    let sum = sampleAt(correlation, step);
    for (let tap = 1; tap < step; tap += 1) sum += sampleAt(coefficients, tap) * sampleAt(correlation, step - tap);
    const reflection = -sum / error;
    const before = coefficients.slice();
    for (let tap = 1; tap < step; tap += 1) {
      coefficients[tap] = sampleAt(before, tap) + reflection * sampleAt(before, step - tap);
    }
    coefficients[step] = reflection;
    error *= 1 - reflection * reflection;
  }
  const weight = window.reduce((sum, value) => sum + value * value, 0);
  return { coefficients, gain: Math.sqrt(Math.max(0, error) / weight) };
}

/** A sample; 0 beyond both ends. */
function sampleAt(samples: Float32Array | Float64Array, at: number): number {
  return samples[at] ?? 0;
}

/** Uniform noise of variance 1 (mulberry32). */
function noiseFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 - 0.5) * Math.sqrt(12);
  };
}
