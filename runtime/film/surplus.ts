import type { Asset } from '../graph/asset.ts';
import { nearestFrame } from '../media/frameArithmetic.ts';
import type { NodeContext } from '../node/defineNode.ts';
import { videoFacts, type VideoFacts } from '../node/videoFacts.ts';

/** What a clip was cut from, and where in it the clip ends, in seconds. */
export interface ClipSource {
  readonly asset: Asset;
  readonly end: number;
}

/** Pictures that follow the end of a clip in what it was cut from. */
export interface Surplus {
  readonly asset: Asset;
  readonly facts: VideoFacts;
  /** The clip's last frame, counted in the source. */
  readonly last: number;
}

/** @returns undefined when nothing follows, or its frames can not be counted */
export async function surplusOf(source: ClipSource | undefined, context: NodeContext): Promise<Surplus | undefined> {
  if (!source) return undefined;
  const facts = await videoFacts(source.asset, context);
  if (facts.variableRate === true || facts.frames === undefined) return undefined;
  const last = nearestFrame(source.end, facts.rate) - 1;
  return last >= 0 && last + 1 < facts.frames ? { asset: source.asset, facts, last } : undefined;
}
