import type { Random } from '../random.ts';

/** Equal power at all frequencies: hiss. */
export function whiteNoise(length: number, random: Random): Float32Array {
  const samples = new Float32Array(length);
  for (let index = 0; index < length; index += 1) samples[index] = random.next() * 2 - 1;
  return samples;
}

/** Equal power in each octave (Paul Kellet's filter, −3 dB an octave): water, leaves, air. */
export function pinkNoise(length: number, random: Random): Float32Array {
  const samples = new Float32Array(length);
  let [a, b, c] = [0, 0, 0];
  for (let index = 0; index < length; index += 1) {
    const white = random.next() * 2 - 1;
    a = 0.997_65 * a + white * 0.099_046;
    b = 0.963 * b + white * 0.296_516_4;
    c = 0.57 * c + white * 1.052_691_3;
    samples[index] = (a + b + c + white * 0.1848) * 0.25;
  }
  return samples;
}

/** −6 dB an octave above 40 Hz, and nothing that only moves the membrane below: rumble. */
export function brownNoise(length: number, random: Random): Float32Array {
  const samples = new Float32Array(length);
  let [level, slow] = [0, 0];
  for (let index = 0; index < length; index += 1) {
    level = (level + 0.06 * (random.next() * 2 - 1)) * 0.99;
    slow += 0.008 * (level - slow);
    samples[index] = level - slow;
  }
  return samples;
}

/** A curve that wanders between two values, with a new aim every so often: gusts, swells, tides. */
export function wandering(
  length: number,
  random: Random,
  { every, low, high }: { readonly every: number; readonly low: number; readonly high: number },
): Float32Array {
  const curve = new Float32Array(length);
  let from = random.between(low, high);
  for (let start = 0; start < length;) {
    const span = Math.max(1, Math.round(every * random.between(0.6, 1.4)));
    const to = random.between(low, high);
    const end = Math.min(length, start + span);
    for (let index = start; index < end; index += 1) {
      const part = (index - start) / span;
      curve[index] = from + (to - from) * part * part * (3 - 2 * part);
    }
    from = to;
    start = end;
  }
  return curve;
}
