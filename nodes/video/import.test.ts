import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { makeClip, makeTone, runNode } from '../../test/harness/nodeHarness.ts';
import { videoImport } from './import.ts';

test('gives the stored clip with its facts', async () => {
  const clip = await makeClip({ seconds: 1 });
  const { outputs } = await runNode(videoImport, { params: { source: `asset:${clip.hash}` } });
  expect(outputs['video']).toMatchObject({ hash: clip.hash, facts: { frames: 24, width: 160, height: 90 } });
  expect((outputs['video'] as Asset).facts?.videoConfig).toContain('h264');
});

test('refuses what is no video, in a sentence', async () => {
  const tone = await makeTone();
  await expect(runNode(videoImport, { params: { source: `asset:${tone.hash}` } })).rejects.toThrow('not a video');
  await expect(runNode(videoImport, { params: {} })).rejects.toThrow('No file is chosen');
});
