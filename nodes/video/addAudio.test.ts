import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { makeClip, makeTone, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { videoAddAudio } from './addAudio.ts';

const made = async (inputs: Record<string, Asset | Asset[]>, params = {}) => {
  const { outputs } = await runNode(videoAddAudio, { inputs, params });
  return outputs['video'] as Asset;
};

test('by the sound, the picture is cut without encoding and the sound has exactly its frames', async () => {
  const video = await makeClip({ seconds: 3 });
  const cut = await made({ video, audios: [await makeTone({ seconds: 1.5 })] }, { fit: 'audio' });
  const [facts, before] = await Promise.all([probe(cut), probe(video)]);
  expect(facts).toMatchObject({ frames: 36, seconds: 1.5, samples: 72_000, audioCodec: 'flac', sampleRate: 48_000 });
  expect(facts.videoConfig).toBe(before.videoConfig);
});

test('by the sound, a short picture holds its last frame', async () => {
  const held = await made(
    { video: await makeClip({ seconds: 1 }), audios: [await makeTone({ seconds: 2.01 })] },
    { fit: 'audio' },
  );
  expect(await probe(held)).toMatchObject({ frames: 49, samples: 98_000 });
});

test('by the picture, the sound is cut or filled with silence', async () => {
  const video = await makeClip({ seconds: 1, tone: null, rate: { num: 24_000, den: 1001 } });
  for (const seconds of [0.3, 5]) {
    const facts = await probe(await made({ video, audios: [await makeTone({ seconds })] }));
    expect(facts.frames).toBe((await probe(video)).frames);
    expect(facts.samples).toBe(Math.round(((facts.frames ?? 0) * 1001 * 48_000) / 24_000));
  }
});

test('equal inputs give equal bytes; without sounds the clip keeps its own', async () => {
  const video = await makeClip({ seconds: 1 });
  const audios = [await makeTone({ seconds: 1, hertz: 300 }), await makeTone({ seconds: 0.5, hertz: 700 })];
  const mixed = await made({ video, audios }, { mode: 'mix', volume: 0.5 });
  expect((await made({ video, audios }, { mode: 'mix', volume: 0.5 })).hash).toBe(mixed.hash);
  expect(await probe(await made({ video, audios: [] }))).toMatchObject({ hasAudio: true, frames: 24, samples: 48_000 });
});

test('a clip with B frames, one of another codec and a silent one with nothing to add all work', async () => {
  const bFrames = await makeClip({ seconds: 2, encoder: ['-c:v', 'libx264', '-bf', '3', '-c:a', 'aac'] });
  const tone = await makeTone({ seconds: 1 });
  expect(await probe(await made({ video: bFrames, audios: [tone] }, { fit: 'audio' }))).toMatchObject({ frames: 24 });
  const mpeg4 = await makeClip({ seconds: 1, tone: null, encoder: ['-c:v', 'mpeg4'] });
  expect(await probe(await made({ video: mpeg4, audios: [] }))).toMatchObject({ videoCodec: 'h264', samples: 48_000 });
});
