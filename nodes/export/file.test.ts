import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { graphTag, unpackGraph } from '../../runtime/media/graphTag.ts';
import { makeClip, makePicture, pathOf, runNode } from '../../test/harness/nodeHarness.ts';
import { exportFile } from './file.ts';

const run = promisify(execFile);

interface Shown {
  streams: {
    codec_type: string;
    codec_name: string;
    profile?: string;
    sample_rate?: string;
    channels?: number;
    nb_frames: string;
  }[];
  chapters: { start_time: string; end_time: string; tags: { title: string } }[];
  format: { tags: Record<string, string> };
}

async function show(film: Asset): Promise<Shown> {
  const args = ['-v', 'error', '-show_streams', '-show_chapters', '-show_format', '-of', 'json', await pathOf(film)];
  return JSON.parse((await run('ffprobe', args)).stdout) as Shown;
}

const chapters = [
  { start: 0, end: 1, title: 'INT. KITCHEN; “NIGHT” = #1' },
  { start: 1, end: 2, title: 'EXT. CLIFF' },
];

describe('export/file', () => {
  it('makes a film that plays everywhere, with chapters and the graph inside', async () => {
    const clip = await makeClip({ seconds: 2 });
    const graph = JSON.stringify({ format: 'shotgraph', note: 'ë=;#\n' });
    const { outputs, deliveries } = await runNode(exportFile, {
      inputs: { file: clip, chapters, captions: [{ start: 0.5, end: 1.5, text: 'Hello.', speaker: 'Yann' }] },
      params: { name: 'lamp', title: 'The Lamp' },
      graph,
    });
    const film = outputs['file'] as Asset;
    const { streams, format, chapters: found } = await show(film);
    expect(streams[0]).toMatchObject({ codec_name: 'h264', profile: 'High', nb_frames: '48' });
    expect(streams[1]).toMatchObject({ codec_name: 'aac', sample_rate: '48000', channels: 2 });
    expect(found.map(({ tags, start_time }) => [tags.title, Number(start_time)])).toEqual([
      [chapters[0]!.title, 0],
      [chapters[1]!.title, 1],
    ]);
    expect(format.tags['title']).toBe('The Lamp');
    expect(await unpackGraph(format.tags[graphTag] ?? '')).toBe(graph);
    expect(deliveries.map(({ fileName }) => fileName)).toEqual(['lamp.mp4', 'lamp.srt']);
    expect(deliveries[1]?.content).toContain('Hello.');
  });

  it('puts the index before the pictures, so that a film starts while it loads', async () => {
    const { outputs } = await runNode(exportFile, { inputs: { file: await makeClip() } });
    const bytes = await readFile(await pathOf(outputs['file'] as Asset), 'latin1');
    expect(bytes.indexOf('moov')).toBeGreaterThan(0);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('gives equal bytes for equal inputs', async () => {
    const clip = await makeClip();
    const first = await runNode(exportFile, { inputs: { file: clip }, graph: '{"a":1}' });
    const second = await runNode(exportFile, { inputs: { file: clip }, graph: '{"a":1}' });
    expect((first.outputs['file'] as Asset).hash).toBe((second.outputs['file'] as Asset).hash);
  });

  it('hands out a picture as it is', async () => {
    const picture = await makePicture();
    const { outputs, deliveries } = await runNode(exportFile, { inputs: { file: picture }, params: { name: 'still' } });
    expect(outputs['file']).toEqual(picture);
    expect(deliveries).toEqual([{ fileName: 'still.png', content: picture }]);
  });

  it.each([
    ['a text', 'film.txt'],
    [[{ start: 0, end: 1, text: 'x' }], 'film.srt'],
    [{ a: 1 }, 'film.json'],
  ])('hands out %j as %s', async (file, fileName) => {
    const { deliveries } = await runNode(exportFile, { inputs: { file } });
    expect(deliveries.map((delivery) => delivery.fileName)).toEqual([fileName]);
  });

  it('says what is wrong with chapters that are none', async () => {
    const inputs = { file: await makeClip(), chapters: [{ from: 1 }] };
    await expect(runNode(exportFile, { inputs })).rejects.toThrow('wire them from video/concat');
  });
});
