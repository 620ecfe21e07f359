import { z } from 'zod';
import type { Asset } from '../graph/asset.ts';
import { zDepiction } from '../graph/depiction.ts';
import { Fault } from '../graph/fault.ts';

/** Params that every node which makes pictures shares. Sizes in pixels. */
export const pictureParams = {
  negativePrompt: z.string().max(5000).default('').describe('What must not be in the picture.'),
  width: z.int().min(16).max(7680).default(1280).describe('Width in pixels.'),
  height: z.int().min(16).max(4320).default(720).describe('Height in pixels.'),
  depiction: zDepiction
    .optional()
    .describe('What the picture shows, in words and choices: place, light, people, size, angle, move, props.'),
};

/** The one picture of a model's answer.
 * @throws Fault unknown when the model gave none
 */
export function onlyAsset(assets: readonly Asset[], kind: Asset['kind']): Asset {
  const asset = assets.find((candidate) => candidate.kind === kind);
  if (!asset) throw new Fault('model-answer-empty', 'unknown', `The model answered without any ${kind}.`);
  return asset;
}
