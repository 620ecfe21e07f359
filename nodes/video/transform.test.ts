import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { makeClip, makeMedia, pathOf, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { videoTransform } from './transform.ts';

async function transform(video: Asset, params: Record<string, unknown> = {}): Promise<Asset> {
  return (await runNode(videoTransform, { inputs: { video }, params })).outputs['video'] as Asset;
}

test('size, shape and rate change, the length does not', async () => {
  const clip = await makeClip({ seconds: 2, width: 160, height: 90 });
  const video = await transform(clip, { width: 90, height: 160, fit: 'crop', rate: { num: 30, den: 1 } });
  expect(await probe(video)).toMatchObject({ width: 90, height: 160, frames: 60, samples: 96_000 });
  expect(await probe(video)).toMatchObject(video.facts ?? {});
});

test('one side alone keeps the shape; nothing set keeps the size', async () => {
  const clip = await makeClip({ seconds: 0.5, tone: null });
  expect(await probe(await transform(clip, { width: 80 }))).toMatchObject({ width: 80, height: 46, hasAudio: false });
  expect(await probe(await transform(clip))).toMatchObject({ width: 160, height: 90, frames: 12 });
});

test('a side that would follow from the shape and be too long is refused in words', async () => {
  const clip = await makeClip({ seconds: 0.5, width: 160, height: 90 });
  const crop = { left: 0, top: 0, width: 16, height: 90 };
  await expect(transform(clip, { crop, width: 7680 })).rejects.toThrow(
    'In the shape of the clip this would be 7680 × 43200 pixels; the most is 7680 × 4320.',
  );
});

test('a crop keeps its part, and one that reaches out is refused in words', async () => {
  const clip = await makeClip({ seconds: 0.5 });
  const crop = { left: 20, top: 10, width: 100, height: 60 };
  expect(await probe(await transform(clip, { crop }))).toMatchObject({ width: 100, height: 60 });
  await expect(transform(clip, { crop: { ...crop, left: 100 } })).rejects.toThrow(
    'The crop (100 × 60 from 100, 10) reaches out of the picture, which is 160 × 90.',
  );
});

test('nothing that tells of the maker stays in the file', async () => {
  const canary = 'canary-7f3a';
  const tags = ['title', 'artist', 'comment', 'location', 'date', 'com.apple.quicktime.make'];
  const clip = await makeMedia({ kind: 'video', extension: 'mov' }, [
    ...['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=24:d=1', '-f', 'lavfi', '-i', 'sine=d=1'],
    ...tags.flatMap((tag) => ['-metadata', `${tag}=${canary}`]),
    ...['-metadata:s:v:0', `handler_name=${canary}`, '-metadata:s:a:0', `title=${canary}`],
    ...['-movflags', 'use_metadata_tags', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  ]);
  expect((await readFile(await pathOf(clip))).includes(canary)).toBe(true);
  expect((await readFile(await pathOf(await transform(clip)))).includes(canary)).toBe(false);
});
