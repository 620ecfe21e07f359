import { describe, expect, test } from 'vitest';
import { models } from '../../runtime/catalog/models.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import { zAssetHash } from '../../runtime/graph/ids.ts';
import type { NodeDefinition } from '../../runtime/node/defineNode.ts';
import { respondNode, workOf } from '../../test/harness/nodeHarness.ts';
import { videoAnimate } from './animate.ts';
import { videoGenerate } from './generate.ts';
import { videoLipsync } from './lipsync.ts';

function asset(kind: Asset['kind'], seconds?: number): Asset {
  const hash = zAssetHash.parse('0'.repeat(64));
  return { hash, kind, mime: `${kind}/x`, bytes: 1, ...(seconds !== undefined && { facts: { seconds } }) };
}

function request(definition: NodeDefinition, inputs: Record<string, Asset | string | number>, params = {}) {
  if (definition.call !== 'model') throw new Error('a model node');
  const work = workOf(definition, { inputs, params });
  return definition.request({ ...work, named: models.get(work.params['model'] as string)! });
}

describe('video/animate and video/generate', () => {
  test('ask for the shortest offered length, so that a respoken line that still fits changes nothing', () => {
    const image = asset('image');
    const once = request(videoAnimate, { image, seconds: 4.2 });
    expect(once).toEqual(request(videoAnimate, { image, seconds: 4.4 }));
    expect(once).toMatchObject({ modality: 'video', seconds: 4.5625, image, move: 'static' });
    expect(once).not.toEqual(request(videoAnimate, { image, seconds: 4.7 }));
    expect(request(videoGenerate, { seconds: 60 })).toMatchObject({ seconds: 10.0625 });
    expect(request(videoGenerate, { seconds: 60 })).not.toHaveProperty('image');
  });

  test('an empty prompt is what the depiction says happens', () => {
    const depiction = { place: { id: 'a', name: 'A', interior: true }, light: {}, action: 'She opens the door.' };
    const image = asset('image');
    expect(request(videoAnimate, { image }, { depiction })).toMatchObject({ prompt: 'She opens the door.' });
    expect(request(videoGenerate, { prompt: 'Rain.' }, { depiction })).toMatchObject({ prompt: 'Rain.' });
  });

  test('a clip shorter than wanted is reported, one long enough is not', async () => {
    for (const definition of [videoAnimate, videoGenerate]) {
      const given = { inputs: { image: asset('image'), seconds: 12 } };
      const short = await respondNode(definition, [asset('video', 10)], given);
      expect(short.problems).toMatchObject([{ code: 'clip-shorter-than-wanted' }]);
      expect((await respondNode(definition, [asset('video', 12)], given)).problems).toEqual([]);
    }
  });

  test('an answer without a clip is a fault', async () => {
    const given = { inputs: { image: asset('image') } };
    await expect(respondNode(videoAnimate, [asset('image')], given)).rejects.toThrow('without any video');
  });
});

describe('video/lipsync', () => {
  test('hands over clip, sound and speaker', async () => {
    const inputs = { video: asset('video', 2), audio: asset('audio', 1) };
    expect(request(videoLipsync, inputs, { speaker: 'ann' })).toMatchObject({ modality: 'lipsync', speaker: 'ann' });
    expect(request(videoLipsync, inputs)).not.toHaveProperty('speaker');
    expect((await respondNode(videoLipsync, [inputs.video], { inputs })).outputs['video']).toBe(inputs.video);
  });
});
