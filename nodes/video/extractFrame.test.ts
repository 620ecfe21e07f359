import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { makeClip, pathOf, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { videoExtractFrame } from './extractFrame.ts';

const run = promisify(execFile);

async function frameOf(video: Asset, params: Record<string, unknown>): Promise<Asset> {
  return (await runNode(videoExtractFrame, { inputs: { video }, params })).outputs['image'] as Asset;
}

async function checksum(path: string, filter = 'null'): Promise<string> {
  const args = ['-v', 'error', '-i', path, '-an', '-vf', filter, '-frames:v', '1', '-pix_fmt', 'rgb24'];
  const { stdout } = await run('ffmpeg', [...args, '-f', 'md5', '-']);
  return stdout.trim();
}

test('first, last and timed frames are the very frames', async () => {
  const clip = await makeClip({ seconds: 2.5 });
  const source = await pathOf(clip);
  const cases = [
    [{}, 0],
    [{ at: 'last' }, 59],
    [{ at: 'time', seconds: 1.5 }, 36],
    [{ at: 'time', seconds: 1.53 }, 36],
    [{ at: 'time', seconds: 99 }, 59],
  ] as const;
  for (const [params, frame] of cases) {
    const image = await frameOf(clip, params);
    expect(await checksum(await pathOf(image))).toBe(await checksum(source, `select=eq(n\\,${frame})`));
  }
});

test('a picture without loss, with facts that a probe confirms', async () => {
  const image = await frameOf(await makeClip({ seconds: 1 }), { at: 'last' });
  expect(image).toMatchObject({ kind: 'image', mime: 'image/png', facts: { width: 160, height: 90 } });
  expect(await probe(image)).toMatchObject({ width: 160, height: 90 });
});

test('frames of a clip with uneven times', async () => {
  const encoder = ['-c:v', 'libx264', '-qp', '0', '-vf', 'select=mod(n\\,4)', '-an'];
  const clip = await makeClip({ seconds: 1, encoder, extension: 'mkv' });
  const source = await pathOf(clip);
  const pictureOf = async (params: Record<string, unknown>) => checksum(await pathOf(await frameOf(clip, params)));
  expect(await pictureOf({ at: 'last' })).toBe(await checksum(source, 'select=eq(n\\,17)'));
  // The pictures 0, 4, 8 … are missing and the first stands at 0: the one shown at half a second is the tenth.
  expect(await pictureOf({ at: 'time', seconds: 0.5 })).toBe(await checksum(source, 'select=eq(n\\,9)'));
});
