import type { MouthShape } from '../figure/headShape.ts';
import { soundMoments, type SoundMoment } from './soundBands.ts';

/** How a speaker looks in one frame: the mouth, and how strongly the word is stressed (0 to `stressSteps`). */
export interface MouthStep {
  shape: MouthShape;
  stress: number;
}

/** Head and brow follow the stress in so many steps. */
export const stressSteps = 4;

/** Parts of the loudness that most of the sound stays under. */
const [silent, hissing, soft, strong] = [0.06, 0.02, 0.3, 0.55] as const;

/** Mouth and stress of each frame from the sound (mono samples, from −1 to 1 or of 16 bit). */
export function mouthTrack(
  samples: Float32Array | Int16Array,
  sampleRate: number,
  frames: number,
  framesPerSecond: number,
): MouthStep[] {
  const moments = soundMoments(samples, sampleRate, frames, framesPerSecond);
  const loudest = moments.map(({ loudness }) => loudness).sort((a, b) => a - b)[Math.floor((frames - 1) * 0.95)] ?? 0;
  const scale = Math.max(loudest, 0.003);
  const shapes = steadied(moments.map((_, frame) => shapeOf(blurred(moments, frame), scale)));
  const stresses = stressesOf(moments, scale, framesPerSecond);
  return shapes.map((shape, frame) => ({ shape, stress: stresses[frame] as number }));
}

/**
 * The shape that makes a sound. Hiss comes through teeth; open vowels have their power about their high first formant,
 * front ones far above it, round ones none above it.
 */
function shapeOf(moment: SoundMoment, scale: number): MouthShape {
  const loud = moment.loudness / scale;
  const { low, open, middle, bright, hiss } = moment;
  if (hiss > 0.75 && loud > hissing) return 'teeth';
  if (loud < silent) return 'closed';
  if (open + middle > 0.5) return loud > strong ? 'open' : loud > soft ? 'half' : 'small';
  if (bright > 0.14 && bright > open * 0.7) return loud > soft * 0.7 ? 'wide' : 'small';
  if (low > 0.96) return 'small';
  if (low > 0.42 && bright < 0.14) return loud > soft * 0.7 ? 'round' : 'small';
  return loud > strong ? 'half' : 'small';
}

/** The balance of a vowel swings with the pitch: its neighbours have a say in it, not in how loud it is. */
function blurred(moments: readonly SoundMoment[], frame: number): SoundMoment {
  const here = moments[frame] as SoundMoment;
  if (here.hiss > 0.75) return here;
  const sum = { low: 0, open: 0, middle: 0, bright: 0, hiss: 0 };
  let weight = 1e-9;
  for (const [near, share] of [
    [frame - 1, 0.5],
    [frame, 1],
    [frame + 1, 0.5],
  ] as const) {
    const moment = moments[near];
    if (!moment || (near !== frame && moment.hiss > 0.75)) continue;
    const part = share * moment.loudness;
    weight += part;
    for (const band of ['low', 'open', 'middle', 'bright', 'hiss'] as const) sum[band] += moment[band] * part;
  }
  const mean = (value: number): number => value / weight;
  return {
    loudness: here.loudness,
    ...{ low: mean(sum.low), open: mean(sum.open), middle: mean(sum.middle) },
    ...{ bright: mean(sum.bright), hiss: mean(sum.hiss) },
  };
}

/** A vowel that shows for one frame between two equal ones is a slip; lips that close or teeth that show are not. */
function steadied(shapes: readonly MouthShape[]): MouthShape[] {
  return shapes.map((shape, frame) => {
    const [before, after] = [shapes[frame - 1], shapes[frame + 1]];
    if (shape === 'closed' || shape === 'teeth' || before === undefined || before !== after) return shape;
    return before === 'closed' || before === 'teeth' ? shape : before;
  });
}

/** The loudness as a listener has it, over a fifth of a second, in steps that do not flutter. */
function stressesOf(moments: readonly SoundMoment[], scale: number, framesPerSecond: number): number[] {
  const reach = Math.max(1, Math.round(framesPerSecond * 0.1));
  let step = 0;
  return moments.map((_, frame) => {
    let [sum, weight] = [0, 0];
    for (let at = -reach; at <= reach; at += 1) {
      const share = 1 + Math.cos((Math.PI * at) / (reach + 1));
      sum += share * (moments[frame + at]?.loudness ?? 0);
      weight += share;
    }
    const wanted = Math.max(0, Math.min(1, (sum / weight / scale - 0.25) / 0.6)) * stressSteps;
    // One step a frame: a head has its weight.
    if (wanted > step + 0.6) step += 1;
    else if (wanted < step - 0.6) step -= 1;
    return step;
  });
}
