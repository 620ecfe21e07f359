import type { Asset } from '../graph/asset.ts';
import type { NodeContext } from './defineNode.ts';

/** Says so when a model's clip does not reach the wanted seconds; up to half a frame of 24 is no difference. */
export function warnWhenShorter(video: Asset, wanted: number, context: Pick<NodeContext, 'warn'>): void {
  const seconds = video.facts?.seconds;
  if (seconds === undefined || seconds >= wanted - 0.5 / 24) return;
  const lengths = `${Number(seconds.toFixed(2))} s where ${Number(wanted.toFixed(2))} s are wanted`;
  context.warn({
    code: 'clip-shorter-than-wanted',
    message: `The model's clip is ${lengths}: split the shot, name a model with longer clips, or hold the last picture.`,
  });
}
