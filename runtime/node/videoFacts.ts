import type { Asset, MediaFacts } from '../graph/asset.ts';
import type { Rate } from '../graph/rate.ts';
import { Fault } from '../graph/fault.ts';
import type { WorkTools } from './workTools.ts';

/** Facts that every clip has once it was looked at. */
export type VideoFacts = MediaFacts & { width: number; height: number; seconds: number; rate: Rate };

/**
 * Facts of a video, by a probe only where its maker did not know them.
 * @throws Fault invalid-input when there is no picture in it
 */
export async function videoFacts(asset: Asset, tools: WorkTools): Promise<VideoFacts> {
  const known = asset.facts;
  const complete = known?.videoConfig !== undefined && known.frames !== undefined && known.hasAudio !== undefined;
  const facts = complete ? known : { ...known, ...(await tools.probe(asset)) };
  const { width, height, seconds, rate } = facts;
  if (width === undefined || height === undefined || rate === undefined || seconds === undefined || seconds <= 0) {
    throw new Fault('video-without-picture', 'invalid-input', `A file of type ${asset.mime} holds no moving picture.`);
  }
  return { ...facts, width, height, seconds, rate };
}
