import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { captionStyleNames } from '../../runtime/media/captionStyles.ts';
import { findFfmpeg } from '../../server/ffmpeg/findFfmpeg.ts';
import { harnessTools, makeClip, makeMedia, pathOf, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { videoCaption } from './caption.ts';

const captions = [
  { start: 0.25, end: 0.75, text: 'You see, but you do not observe.' },
  { start: 1, end: 1.5, text: 'Élodie — “Привет” & <b>co</b> {x} -->\nzwei' },
];

async function captioned(video: Asset, params: Record<string, unknown>, of: unknown = captions) {
  const { outputs, problems } = await runNode(videoCaption, {
    inputs: { video, captions: of as typeof captions },
    params,
  });
  return { video: outputs['video'] as Asset, problems };
}

/** How many pixels of a part of one frame are bright, in thousandths. */
async function bright(video: Asset, seconds: number, crop: string): Promise<number> {
  const args = ['-ss', String(seconds), '-frames:v', '1', '-vf', `crop=${crop},format=gray`];
  const output = ['-f', 'rawvideo', '-c:v', 'rawvideo'];
  const raw = await makeMedia({ kind: 'data', extension: 'raw' }, [...args, ...output], [video]);
  const pixels = await (await harnessTools()).read(raw);
  return (1000 * pixels.filter((pixel) => pixel > 160).length) / pixels.length;
}

async function packets(video: Asset): Promise<string> {
  return (await makeMedia({ kind: 'video', extension: 'h264' }, ['-map', '0:v', '-c', 'copy'], [video])).hash;
}

test.each(captionStyleNames)('%s is drawn while its caption lasts, in the safe area', async (style) => {
  const video = await makeClip({ seconds: 2, width: 640, height: 360, color: '#202060' });
  const { video: burnt } = await captioned(video, { style });
  expect(await probe(burnt)).toMatchObject({ frames: 48, width: 640, height: 360, samples: 96_000 });
  const lower = 'iw*0.9:ih*0.3:iw*0.05:ih*0.65';
  expect(await bright(burnt, 0.1, lower)).toBe(0);
  expect(await bright(burnt, 0.5, lower)).toBeGreaterThan(5);
  expect(await bright(burnt, 0.9, lower)).toBe(0);
  expect(await bright(burnt, 0.5, 'iw:ih*0.045:0:ih*0.955')).toBe(0);
});

test('in an upright picture captions stand above the buttons of the apps', async () => {
  const video = await makeClip({ seconds: 1, width: 360, height: 640, color: 'black' });
  const { video: burnt } = await captioned(video, { style: 'bold' });
  expect(await bright(burnt, 0.5, 'iw:ih*0.3:0:ih*0.35')).toBeGreaterThan(5);
  expect(await bright(burnt, 0.5, 'iw:ih*0.34:0:ih*0.66')).toBe(0);
});

test('positions differ, equal inputs give equal bytes', async () => {
  const video = await makeClip({ seconds: 1, width: 320, height: 180, color: 'black' });
  const top = await captioned(video, { position: 'top' });
  expect(await bright(top.video, 0.5, 'iw:ih*0.3:0:0')).toBeGreaterThan(5);
  expect((await captioned(video, { position: 'top' })).video.hash).toBe(top.video.hash);
});

test('a soft track: streams copied, language set, text intact', async () => {
  const video = await makeClip({ seconds: 2 });
  const { video: soft } = await captioned(video, { mode: 'soft', language: 'fr-CA' });
  const programs = await findFfmpeg();
  const entries = 'stream=codec_name,codec_type:stream_tags=language';
  const streams = spawnSync(programs.ffprobe, [
    '-v',
    'error',
    '-show_entries',
    entries,
    '-of',
    'csv',
    await pathOf(soft),
  ]);
  expect(String(streams.stdout).trim().split('\n')[2]).toBe('stream,mov_text,subtitle,fra');
  expect(await packets(soft)).toBe(await packets(video));
  expect(await probe(soft)).toMatchObject({ frames: 48, seconds: 2, samples: 96_000, audioCodec: 'flac' });
  const back = spawnSync(programs.ffmpeg, [
    '-v',
    'error',
    '-i',
    await pathOf(soft),
    '-map',
    '0:s',
    '-c',
    'copy',
    '-f',
    'data',
    '-',
  ]);
  const text = String(back.stdout).replaceAll('\u2060', '');
  expect(text).toContain('You see, but you do not observe.');
  expect(text).toContain('Élodie — “Привет” & <b>co</b> {x} -->\nzwei');
});

test('no captions: the video passes, and it is said', async () => {
  const video = await makeClip();
  const done = await captioned(video, {}, [{ start: 9, end: 10, text: 'too late' }]);
  expect(done.video.hash).toBe(video.hash);
  expect(done.problems).toMatchObject([{ code: 'captions-none' }]);
});

test('a soft track on a video without sound, and one from another container', async () => {
  const mute = await makeClip({ tone: null, seconds: 2 });
  expect((await probe((await captioned(mute, { mode: 'soft' })).video)).hasAudio).toBe(false);
  const encoder = ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libopus'];
  const webm = await makeClip({ seconds: 2, extension: 'webm', encoder });
  expect(await probe((await captioned(webm, { mode: 'soft' })).video)).toMatchObject({
    videoCodec: 'h264',
    audioCodec: 'flac',
  });
});

test('letters of scripts that have a font of their own are drawn, each as itself', async () => {
  const video = await makeClip({ seconds: 0.25, width: 480, height: 270, color: 'black', tone: null });
  for (const [one, other] of ['今夜', '안녕', 'สว', 'नम'].map((pair) => Array.from(pair))) {
    const films = [await captioned(video, {}, caption(one)), await captioned(video, {}, caption(other))];
    // A box that stands for any letter would make the two films the same.
    expect(films[0]?.video.hash, `${one} ${other}`).not.toBe(films[1]?.video.hash);
    for (const film of films) expect(await bright(film.video, 0.1, 'iw:ih')).toBeGreaterThan(0.03);
    expect(films.flatMap(({ problems }) => problems)).toEqual([]);
  }
});

const caption = (text = '') => [{ start: 0, end: 1, text }];

test('letters that the bundled fonts lack are said', async () => {
  const done = await captioned(await makeClip(), {}, [{ start: 0, end: 1, text: 'বাংলা' }]);
  expect(done.problems).toMatchObject([{ code: 'captions-script', message: expect.stringContaining('Bengali') }]);
});

test('a line of a script from right to left ends at its left', async () => {
  const video = await makeClip({ seconds: 0.25, width: 480, height: 270, color: 'black', tone: null });
  for (const letters of ['שלום לכולם', 'صباح الخير']) {
    const { video: film } = await captioned(video, {}, caption(`${letters}${'.'.repeat(20)}`));
    expect(await bright(film, 0.1, 'iw/2:ih:0:0'), letters).toBeLessThan(await bright(film, 0.1, 'iw/2:ih:iw/2:0'));
  }
});

test('emoji that no font has are left out, and said', async () => {
  const video = await makeClip({ seconds: 0.25, width: 480, height: 270, color: 'black', tone: null });
  const done = await captioned(video, {}, caption('Well done 👍🏽'));
  expect(done.problems).toMatchObject([{ code: 'captions-emoji' }]);
  expect(done.video.hash).toBe((await captioned(video, {}, caption('Well done'))).video.hash);
});
