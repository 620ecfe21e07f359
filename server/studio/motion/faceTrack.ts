import { mouthForms, restingFace, type FaceState } from '../figure/headShape.ts';
import { hashText, seededRandom } from '../random.ts';
import { stressSteps, type MouthStep } from './mouthTrack.ts';

/** The closing of the eyes in steps: 0 open, 1 half, 2 shut. */
export const blinkStates = [0, 0.5, 1] as const;

/** @param mouth of somebody who speaks; absent for who is silent */
export function faceStateOf(mouth: MouthStep | undefined, blink: number): FaceState {
  const shut = { blink: blinkStates[blink] ?? 0 };
  if (!mouth) return { ...restingFace, ...shut };
  const stress = mouth.stress / stressSteps;
  return { mouth: mouthForms[mouth.shape], ...shut, nod: stress, brow: Math.max(0, stress * 1.6 - 0.6) };
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
