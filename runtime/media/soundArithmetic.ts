import type { MediaFacts } from '../graph/asset.ts';
import type { Rate } from '../graph/rate.ts';
import { framesToHold, nearestFrame, samplesOfFrames, secondsOfFrames } from './frameArithmetic.ts';
import { soundRate } from './intermediate.ts';

/** Seconds of silence around and between sounds, and how long the whole has to be at least. */
export interface MixSpacing {
  lead: number;
  /** Between one sound and the next, when they come in turn. */
  pause: number;
  tail: number;
  least: number;
  /** The whole is rounded up to a full frame of this rate. */
  rate?: Rate | undefined;
}

export interface MixPlan {
  /** Where each sound begins, in samples at `soundRate`. */
  starts: readonly number[];
  /** Length of the whole, in samples. */
  samples: number;
  /** Length of the whole; exactly frames/fps where there is a rate. */
  seconds: number;
}

/** Where sounds stand that come one after another, or all at once. Lengths in samples at `soundRate`. */
export function planMix(lengths: readonly number[], arrangement: 'in-turn' | 'together', spacing: MixSpacing): MixPlan {
  const starts: number[] = [];
  const lead = samplesOf(spacing.lead);
  let end = lead;
  let next = lead;
  for (const length of lengths) {
    starts.push(next);
    end = Math.max(end, next + length);
    if (arrangement === 'in-turn') next += length + samplesOf(spacing.pause);
  }
  const needed = Math.max(end + samplesOf(spacing.tail), samplesOf(spacing.least));
  if (!spacing.rate) return { starts, samples: needed, seconds: needed / soundRate };
  const frames = framesToHold(needed / soundRate, spacing.rate);
  return {
    starts,
    samples: samplesOfFrames(frames, spacing.rate, soundRate),
    seconds: secondsOfFrames(frames, spacing.rate),
  };
}

/** Length of a sound in samples at `soundRate`, by its facts: counted where it was counted, else from its seconds. */
export function soundLength(facts: MediaFacts): number {
  if (facts.samples === undefined || facts.sampleRate === undefined) return samplesOf(facts.seconds ?? 0);
  return Math.round((facts.samples * soundRate) / facts.sampleRate);
}

function samplesOf(seconds: number): number {
  return Math.round(seconds * soundRate);
}

/** Frames that a sound lasts: the nearest, where the sound was cut to whole frames, else rounded up. */
export function framesOfSound(samples: number, rate: Rate): number {
  const nearest = nearestFrame(samples / soundRate, rate);
  // At broken rates whole frames are not whole samples.
  return Math.abs(samplesOfFrames(nearest, rate, soundRate) - samples) <= 1
    ? nearest
    : framesToHold(samples / soundRate, rate);
}
