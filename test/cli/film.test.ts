import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import { openFileStore } from '../../server/store/fileStore.ts';
import { fileFolder } from '../harness/fileFolder.ts';
import { countingPath, nodesRun, type Ran, shotgraph, smallFilm, smallScript, writeScript } from './shotgraph.ts';

const run = promisify(execFile);
const folder = fileFolder();

interface Shown {
  streams: Record<string, string | number>[];
  chapters: { start_time: string; end_time: string; tags: { title: string } }[];
  format: { duration: string };
}

async function show(film: string): Promise<Shown> {
  const args = ['-v', 'error', '-show_streams', '-show_chapters', '-show_format', '-of', 'json', film];
  return JSON.parse((await run('ffprobe', args)).stdout) as Shown;
}

const film = (out: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
  shotgraph(['film', 'small.fountain', '--out', out, ...smallFilm, ...more], { cwd: folder, env });

describe('shotgraph film', () => {
  let first: Ran;
  let counted: ReturnType<typeof countingPath>;

  beforeAll(async () => {
    writeScript(folder);
    counted = countingPath(folder);
    first = await film('film.mp4', ['--save-graph', 'film.graph.json'], counted.env);
  }, 120_000);

  it('ends well and names the film and its subtitles', () => {
    expect(first.stderr).toContain('2 scenes');
    expect(first).toMatchObject({ code: 0, stdout: 'film.mp4\nfilm.srt\n' });
    expect(counted.starts()).toBeGreaterThan(10);
  });

  it('makes what every player knows, with a chapter for each scene', async () => {
    const { streams, chapters } = await show(join(folder, 'film.mp4'));
    expect(streams[0]).toMatchObject({
      codec_name: 'h264',
      profile: 'High',
      pix_fmt: 'yuv420p',
      width: 320,
      height: 180,
    });
    expect(streams[1]).toMatchObject({ codec_name: 'aac', sample_rate: '48000', channels: 2 });
    expect(streams[2]).toMatchObject({ codec_name: 'mov_text' });
    expect(chapters.map(({ tags }) => tags.title)).toEqual(['INT. KITCHEN - NIGHT', 'EXT. CLIFF PATH - NIGHT']);
    const bytes = readFileSync(join(folder, 'film.mp4'), 'latin1');
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('is as long as its shots, to the frame', async () => {
    const parsed = parseGraph(readFileSync(join(folder, 'film.graph.json'), 'utf8'));
    if (!parsed.ok) throw new Error('the saved graph does not parse');
    const { graph } = parsed;
    const store = await openFileStore(join(folder, 'cache'));
    const ends = Object.values(graph.edges)
      .filter(({ from, to }) => to.port === 'clips' && !/\/(?:concat|place)$/.test(from.node))
      .map(({ from }) => from.node);
    expect(ends.length).toBeGreaterThan(4);
    let frames = 0;
    for (const node of ends) {
      const [result] = await store.results.takes(graph.id, node);
      const clip = result?.outputs['video'] as Asset | undefined;
      frames += clip?.facts?.frames ?? Number.NaN;
    }
    await store.close();
    const { streams } = await show(join(folder, 'film.mp4'));
    expect(Number(streams[0]?.['nb_frames'])).toBe(frames);
  });

  it('is as loud as the web wants it', async () => {
    const args = [
      '-hide_banner',
      '-nostats',
      '-i',
      join(folder, 'film.mp4'),
      '-af',
      'ebur128=peak=true',
      '-f',
      'null',
      '-',
    ];
    const { stderr } = await run('ffmpeg', args);
    const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
    expect(Math.abs(Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]) + 14)).toBeLessThan(1);
    expect(Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1])).toBeLessThanOrEqual(-1);
  });

  it('writes every line with its speaker, in script order', () => {
    const srt = readFileSync(join(folder, 'film.srt'), 'utf8');
    const told = [
      'Yann: Nobody crosses tonight.',
      'Maelle: The lamp is out, Yann.',
      'Anselm: With the old lamp, then.',
      'Maelle: Twenty minutes.',
    ];
    const places = told.map((line) => srt.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('starts no ffmpeg the second time, and gives the same bytes', async () => {
    const before = counted.starts();
    const again = await film('again.mp4', ['--json'], counted.env);
    expect(again.code).toBe(0);
    expect(nodesRun(again.stdout)).toEqual([]);
    expect(counted.starts()).toBe(before);
    expect(readFileSync(join(folder, 'again.mp4')).equals(readFileSync(join(folder, 'film.mp4')))).toBe(true);
  });

  it('gives its graph back', async () => {
    const taken = await shotgraph(['import', 'film.mp4', '--out', 'taken.graph.json'], { cwd: folder });
    expect(taken.code).toBe(0);
    const validated = await shotgraph(['validate', 'taken.graph.json'], { cwd: folder });
    expect(validated).toMatchObject({ code: 0, stderr: '' });
  });

  it('makes again only what a changed line touches', async () => {
    writeScript(folder, smallScript.replace('The lamp is out, Yann.', 'The lamp is dark, Yann.'));
    const changed = await film('changed.mp4', ['--json']);
    expect(changed.code).toBe(0);
    const nodes = nodesRun(changed.stdout);
    const shot = nodes.find((node) => node.endsWith('/lipsync'))?.split('/')[0];
    expect(shot).toBeDefined();
    const line = nodes.find((node) => node.endsWith('/speak'));
    const expected = [
      line,
      `${shot}/captions`,
      `${shot}/lipsync`,
      `${shot}/mix`,
      `${shot}/sound`,
      's001/concat',
      's001/place',
      'film/caption',
      'film/concat',
      'film/export',
      'film/loudness',
    ];
    expect(new Set(nodes)).toEqual(new Set(expected));
    writeScript(folder);
  });
});
