import { restingFace, type FaceState } from '../figure/headShape.ts';
import { hashText, seededRandom } from '../random.ts';

/** How a mouth stands in one frame, in steps: 0 closed to `openSteps` wide open; drawn wide or round. */
export interface MouthStep {
  open: number;
  wide: 0 | 1;
}

export const openSteps = 5;

/** The closing of the eyes in steps: 0 open, 1 half, 2 shut. */
export const blinkStates = [0, 0.5, 1] as const;

export function faceStateOf(mouth: MouthStep, blink: number): FaceState {
  return {
    open: mouth.open / openSteps,
    wide: mouth.open === 0 ? restingFace.wide : mouth.wide === 1 ? 0.9 : 0.2,
    blink: blinkStates[blink] ?? 0,
  };
}

/** Step of the blink of each frame. People blink every two to six seconds, each in their own time. */
export function blinkTrack(id: string, frames: number, framesPerSecond: number): Uint8Array {
  const track = new Uint8Array(frames);
  const random = seededRandom(hashText(`blink:${id}`));
  const half = Math.max(1, Math.round(framesPerSecond * 0.045));
  let at = Math.round(random.between(0.8, 3.5) * framesPerSecond);
  while (at < frames) {
    for (let frame = 0; frame < half * 4; frame += 1) {
      const step = frame < half || frame >= half * 3 ? 1 : 2;
      if (at + frame < frames) track[at + frame] = step;
    }
    at += Math.round(random.between(2.2, 5.5) * framesPerSecond);
  }
  return track;
}

/**
 * Mouth of each frame from the sound (mono samples from −1 to 1): opened by its energy against the loudest of the
 * clip, wide for hissing sounds and round for dark ones. A closing mouth takes two frames, an opening one none.
 */
export function mouthTrack(
  samples: Float32Array | Int16Array,
  sampleRate: number,
  frames: number,
  framesPerSecond: number,
): MouthStep[] {
  const full = samples instanceof Int16Array ? 32_768 : 1;
  const energy = new Float64Array(frames);
  const crossings = new Float64Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    const from = Math.floor((frame * sampleRate) / framesPerSecond);
    const to = Math.min(samples.length, Math.floor(((frame + 1) * sampleRate) / framesPerSecond));
    let sum = 0;
    let turns = 0;
    for (let at = from; at < to; at += 1) {
      const value = (samples[at] as number) / full;
      sum += value * value;
      if (at > from && (samples[at] as number) >= 0 !== (samples[at - 1] as number) >= 0) turns += 1;
    }
    const count = Math.max(1, to - from);
    energy[frame] = to > from ? Math.sqrt(sum / count) : 0;
    crossings[frame] = (turns / count) * sampleRate;
  }
  const loud = [...energy].sort((a, b) => a - b)[Math.floor((frames - 1) * 0.93)] ?? 0;
  const scale = Math.max(loud, 0.004);
  const steps: MouthStep[] = [];
  let level = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    const wanted = Math.min(1, ((energy[frame] as number) / scale) ** 0.8);
    level = Math.max(wanted < 0.08 ? 0 : wanted, level * 0.4);
    steps.push({ open: Math.round(level * openSteps), wide: (crossings[frame] as number) > 1500 ? 1 : 0 });
  }
  return steps;
}
