/** Samples a second of all that is made here; ffmpeg brings it to the film's rate. */
export const synthRate = 24_000;

/** Two channels of equal length, −1 to 1. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export function silence(length: number): Stereo {
  return { left: new Float32Array(length), right: new Float32Array(length) };
}

export function seconds(count: number): number {
  return Math.round(count * synthRate);
}

/**
 * Adds a sound at a place in time and in width.
 * @param pan −1 for left, 1 for right: equal power between
 * @param at first sample; what lies outside of the target is left out
 */
export function addMono(target: Stereo, sound: Float32Array, at: number, gain: number, pan: number): void {
  const angle = ((pan + 1) * Math.PI) / 4;
  const [left, right] = [Math.cos(angle) * gain, Math.sin(angle) * gain];
  const first = Math.max(0, -at);
  const last = Math.min(sound.length, target.left.length - at);
  for (let index = first; index < last; index += 1) {
    const sample = sound[index] ?? 0;
    target.left[at + index] = (target.left[at + index] ?? 0) + sample * left;
    target.right[at + index] = (target.right[at + index] ?? 0) + sample * right;
  }
}

/** The same for a sound that has its own width. */
export function addStereo(target: Stereo, sound: Stereo, at: number, gain: number): void {
  for (const side of ['left', 'right'] as const) {
    const [to, from] = [target[side], sound[side]];
    const last = Math.min(from.length, to.length - at);
    for (let index = Math.max(0, -at); index < last; index += 1) {
      to[at + index] = (to[at + index] ?? 0) + (from[index] ?? 0) * gain;
    }
  }
}

/** Loudness of both channels together, as RMS. */
export function levelOf({ left, right }: Stereo): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += (left[index] ?? 0) ** 2 + (right[index] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, 2 * left.length));
}

export function scale(sound: Stereo, gain: number): void {
  for (const samples of [sound.left, sound.right]) {
    for (let index = 0; index < samples.length; index += 1) samples[index] = (samples[index] ?? 0) * gain;
  }
}

export function peakOf({ left, right }: Stereo): number {
  let peak = 0;
  for (const samples of [left, right]) for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}
