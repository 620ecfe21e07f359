import { expect, it } from 'vitest';
import { models } from '../catalog/models.ts';
import type { Asset } from '../graph/asset.ts';
import type { AssetHash, NodeId } from '../graph/ids.ts';
import type { ImageRequest, SpeechRequest } from '../node/requests.ts';
import { overLimit } from './overLimit.ts';

const node = 's001/speak' as NodeId;
const speech = (text: string): SpeechRequest => ({
  ...{ modality: 'speech', text, voice: 'auto', direction: '', language: 'en', options: {} },
});
const picture: Asset = { hash: 'a'.repeat(64) as AssetHash, kind: 'image', mime: 'image/png', bytes: 1 };
const image = (count: number): ImageRequest => ({
  ...{ modality: 'image', prompt: 'x'.repeat(9000), negativePrompt: '', width: 16, height: 16, options: {} },
  references: Array.from({ length: count }, () => picture),
});

const faultOf = (model: string, request: ImageRequest | SpeechRequest) => {
  const named = models.get(model);
  if (!named) throw new Error(`There is no ${model}.`);
  return overLimit(node, named, request);
};

it('tells a text that is longer than the model takes, in characters as people count them', () => {
  expect(faultOf('local/voice', speech('灯'.repeat(5000)))).toBeUndefined();
  expect(faultOf('local/voice', speech('😀'.repeat(5000)))).toBeUndefined();
  const fault = faultOf('local/voice', speech('a'.repeat(5001)));
  expect(fault).toMatchObject({ code: 'text-too-long', faultClass: 'invalid-input', notCharged: true });
  expect(fault?.message).toBe(
    's001/speak: the text has 5001 characters, and Scratch voice takes at most 5000: part it into several nodes, or name another model.',
  );
  expect(faultOf('elevenlabs/turbo-v2.5', speech('a'.repeat(5001)))).toBeUndefined();
});

it('tells more pictures than the model takes', () => {
  expect(faultOf('fal/nano-banana-edit', image(10))).toBeUndefined();
  expect(faultOf('fal/nano-banana-edit', image(11))).toMatchObject({ code: 'pictures-too-many' });
  expect(faultOf('local/frame', image(11))).toBeUndefined();
});
