import { synthRate } from './stereo.ts';

/** Coefficients of a filter of second order, by the cookbook of Robert Bristow-Johnson. */
type Shape = 'low' | 'high' | 'band';

class Biquad {
  #b0 = 0;
  #b1 = 0;
  #b2 = 0;
  #a1 = 0;
  #a2 = 0;
  #x1 = 0;
  #x2 = 0;
  #y1 = 0;
  #y2 = 0;

  tune(shape: Shape, frequency: number, q: number): void {
    const angle = (2 * Math.PI * Math.min(frequency, synthRate * 0.45)) / synthRate;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const alpha = sin / (2 * q);
    const a0 = 1 + alpha;
    const middle = shape === 'low' ? 1 - cos : shape === 'high' ? -(1 + cos) : 0;
    const edge = shape === 'band' ? alpha : Math.abs(middle) / 2;
    this.#b0 = edge / a0;
    this.#b1 = middle / a0;
    this.#b2 = (shape === 'band' ? -alpha : edge) / a0;
    this.#a1 = (-2 * cos) / a0;
    this.#a2 = (1 - alpha) / a0;
  }

  step(x: number): number {
    const y = this.#b0 * x + this.#b1 * this.#x1 + this.#b2 * this.#x2 - this.#a1 * this.#y1 - this.#a2 * this.#y2;
    this.#x2 = this.#x1;
    this.#x1 = x;
    this.#y2 = this.#y1;
    this.#y1 = y;
    return y;
  }
}

/** Frequencies in Hz; `q` is how sharp the corner or the band is. Changes the samples and gives them back. */
export function filtered(samples: Float32Array, shape: Shape, frequency: number, q = Math.SQRT1_2): Float32Array {
  const filter = new Biquad();
  filter.tune(shape, frequency, q);
  for (let index = 0; index < samples.length; index += 1) samples[index] = filter.step(samples[index] ?? 0);
  return samples;
}

/** So often the moving filter is tuned again: every 3 ms. */
const retune = 64;

/** The same with a frequency that moves. @param frequency Hz at each sample */
export function swept(samples: Float32Array, shape: Shape, frequency: Float32Array, q: number): Float32Array {
  const filter = new Biquad();
  for (let index = 0; index < samples.length; index += 1) {
    if (index % retune === 0) filter.tune(shape, frequency[index] ?? 440, q);
    samples[index] = filter.step(samples[index] ?? 0);
  }
  return samples;
}

/** Multiplies by a curve of the same length. */
export function shaped(samples: Float32Array, curve: Float32Array): Float32Array {
  for (let index = 0; index < samples.length; index += 1) samples[index] = (samples[index] ?? 0) * (curve[index] ?? 0);
  return samples;
}

/** Comes in `attack` seconds, then dies away to a thousandth in `decay` seconds. */
export function struck(samples: Float32Array, attack: number, decay: number): Float32Array {
  const rise = Math.max(1, attack * synthRate);
  const fall = Math.log(1000) / (decay * synthRate);
  for (let index = 0; index < samples.length; index += 1) {
    const envelope = index < rise ? index / rise : Math.exp(-(index - rise) * fall);
    samples[index] = (samples[index] ?? 0) * envelope;
  }
  return samples;
}

/** A tone whose frequency may move, in Hz at each sample or constant. */
export function tone(length: number, frequency: number | ((second: number) => number), phase = 0): Float32Array {
  const samples = new Float32Array(length);
  let angle = phase;
  for (let index = 0; index < length; index += 1) {
    samples[index] = Math.sin(angle);
    const now = typeof frequency === 'number' ? frequency : frequency(index / synthRate);
    angle += (2 * Math.PI * now) / synthRate;
  }
  return samples;
}

/** Adds sounds of any lengths into one as long as the first. */
export function together(first: Float32Array, ...others: readonly (readonly [Float32Array, number])[]): Float32Array {
  for (const [other, gain] of others) {
    const length = Math.min(first.length, other.length);
    for (let index = 0; index < length; index += 1) first[index] = (first[index] ?? 0) + (other[index] ?? 0) * gain;
  }
  return first;
}
