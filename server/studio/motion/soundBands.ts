/** What one moment of a sound consists of: its loudness, and how its power is spread. */
export interface SoundMoment {
  /** Root mean square, 1 at full scale. */
  loudness: number;
  /** Parts of the power below 3.2 kHz that lie in the bands where vowels differ; they add up to about 1. */
  low: number;
  open: number;
  middle: number;
  bright: number;
  /** Part of all power that is hiss, above 3.2 kHz. */
  hiss: number;
}

/** Edges in Hz: below the first formant of an open vowel, that formant, between, and the second one of a front vowel. */
const edges = { floor: 180, low: 520, open: 1150, middle: 1750, bright: 3200 } as const;

const size = 1024;
/** Shorter than a frame of film, so that what is before and after it has no say. */
const windowSeconds = 0.04;

/** What a sound (mono, from −1 to 1 or 16 bit) consists of around the middle of each frame. */
export function soundMoments(
  samples: Float32Array | Int16Array,
  sampleRate: number,
  frames: number,
  framesPerSecond: number,
): SoundMoment[] {
  const full = samples instanceof Int16Array ? 32_768 : 1;
  const length = Math.min(size, Math.round(sampleRate * windowSeconds));
  const window = Float64Array.from({ length }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / length));
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  return Array.from({ length: frames }, (_, frame) => {
    const from = Math.round(((frame + 0.5) * sampleRate) / framesPerSecond - length / 2);
    real.fill(0);
    imaginary.fill(0);
    let power = 0;
    for (let at = 0; at < length; at += 1) {
      const value = (samples[from + at] ?? 0) / full;
      power += value * value;
      real[at] = value * (window[at] as number);
    }
    transform(real, imaginary);
    return { loudness: Math.sqrt(power / length), ...balanceOf(real, imaginary, sampleRate / size) };
  });
}

function balanceOf(
  real: Float64Array,
  imaginary: Float64Array,
  hertz: number,
): Record<'low' | 'open' | 'middle' | 'bright' | 'hiss', number> {
  const sum = { low: 0, open: 0, middle: 0, bright: 0, hiss: 0 };
  for (let bin = Math.ceil(edges.floor / hertz); bin < size / 2; bin += 1) {
    const at = bin * hertz;
    // A voice falls off by 12 decibels an octave and a mouth gives 6 back: what is left weighs the formants alike.
    const power = ((real[bin] as number) ** 2 + (imaginary[bin] as number) ** 2) * at * at;
    if (at < edges.low) sum.low += power;
    else if (at < edges.open) sum.open += power;
    else if (at < edges.middle) sum.middle += power;
    else if (at < edges.bright) sum.bright += power;
    else sum.hiss += power;
  }
  const voiced = sum.low + sum.open + sum.middle + sum.bright + 1e-12;
  return {
    low: sum.low / voiced,
    open: sum.open / voiced,
    middle: sum.middle / voiced,
    bright: sum.bright / voiced,
    hiss: sum.hiss / (voiced + sum.hiss),
  };
}

/** Fast Fourier transform in place, of as many points as `size` says. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let at = 1, mirrored = 0; at < size; at += 1) {
    let bit = size >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (at >= mirrored) continue;
    const held = real[at] as number;
    real[at] = real[mirrored] as number;
    real[mirrored] = held;
  }
  for (let half = 1; half < size; half *= 2) {
    for (let turn = 0; turn < half; turn += 1) {
      const cos = Math.cos((Math.PI * turn) / half);
      const sin = -Math.sin((Math.PI * turn) / half);
      for (let at = turn; at < size; at += half * 2) {
        const [re, im] = [real[at + half] as number, imaginary[at + half] as number];
        const [r, i] = [re * cos - im * sin, re * sin + im * cos];
        real[at + half] = (real[at] as number) - r;
        imaginary[at + half] = (imaginary[at] as number) - i;
        real[at] = (real[at] as number) + r;
        imaginary[at] = (imaginary[at] as number) + i;
      }
    }
  }
}
