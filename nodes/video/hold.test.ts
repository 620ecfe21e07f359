import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { makeClip, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { videoHold } from './hold.ts';

async function hold(video: Asset, seconds: number) {
  const { outputs, problems } = await runNode(videoHold, { inputs: { video }, params: { seconds } });
  return { video: outputs['video'] as Asset, problems };
}

test('a clip is held up to the wanted length, without a finding', async () => {
  const { video, problems } = await hold(await makeClip({ seconds: 1 }), 1.75);
  expect(await probe(video)).toMatchObject({ frames: 42, samples: 84_000 });
  expect(problems).toEqual([]);
});

test('a clip that is long enough stays as it is', async () => {
  const clip = await makeClip({ seconds: 2 });
  expect((await hold(clip, 1)).video.hash).toBe(clip.hash);
});
