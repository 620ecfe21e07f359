import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import { serializeGraph } from '../../runtime/graph/serializeGraph.ts';
import { validateGraph } from '../../runtime/graph/validateGraph.ts';
import { shotgraph } from '../cli/shotgraph.ts';
import { fileFolder } from '../harness/fileFolder.ts';

const run = promisify(execFile);
const shipped = join(import.meta.dirname, '../../graphs');
const folder = fileFolder();
const nodeTypes = new Map(nodeDefinitions.map(({ info }) => [info.type, info]));

/** Each with the file that it hands out, how long that is (seconds, from … to), and its shape. */
const templates = [
  { name: 'script-to-animatic', file: 'animatic', seconds: [48, 51], ratio: 640 / 268 },
  { name: 'slideshow-with-music', file: 'slideshow', seconds: [20, 20.1], ratio: 16 / 9 },
  { name: 'vertical-explainer', file: 'explainer', seconds: [12, 17], ratio: 9 / 16 },
] as const;

/** Longest side of the pictures here: those that ship take longer. */
const longSide = 320;

function read(name: string): Graph {
  const read = parseGraph(readFileSync(join(shipped, `${name}.graph.json`), 'utf8'));
  if (!('graph' in read)) throw new Error(`${name} is no graph.`);
  return read.graph;
}

/** The same graph with small pictures, whose sides keep their ratio. */
function small(graph: Graph): Graph {
  const nodes = Object.entries(graph.nodes).map(([id, node]) => {
    const definition = nodeDefinitions.find(({ info }) => info.type === node.type);
    const { width, height }: Record<string, unknown> = definition?.paramsSchema.parse(node.params) ?? {};
    if (typeof width !== 'number' || typeof height !== 'number') return [id, node] as const;
    const part = Math.min(1, longSide / Math.max(width, height));
    const even = (pixels: number) => 2 * Math.round((pixels * part) / 2);
    return [id, { ...node, params: { ...node.params, width: even(width), height: even(height) } }] as const;
  });
  return { ...graph, nodes: Object.fromEntries(nodes) };
}

interface Shown {
  seconds: number;
  width: number;
  height: number;
  codecs: string[];
}

async function show(path: string): Promise<Shown> {
  const args = ['-v', 'error', '-show_entries', 'format=duration:stream=codec_name,width,height', '-of', 'json', path];
  const { streams, format } = JSON.parse((await run('ffprobe', args)).stdout) as {
    streams: { codec_name: string; width?: number; height?: number }[];
    format: { duration: string };
  };
  const picture = streams[0];
  return {
    seconds: Number(format.duration),
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
    codecs: streams.slice(0, 2).map((stream) => stream.codec_name),
  };
}

/** Loudness in LUFS, mean brightness of each second (0 to 255), and seconds of black. */
async function watch(path: string): Promise<{ loudness: number; brightness: number[]; black: number }> {
  const listen = ['-hide_banner', '-nostats', '-i', path, '-vn', '-af', 'ebur128', '-f', 'null', '-'];
  const heard = (await run('ffmpeg', listen)).stderr;
  const see = [
    '-v',
    'error',
    '-i',
    path,
    '-an',
    '-vf',
    'fps=1,scale=1:1:flags=area,format=gray',
    '-f',
    'rawvideo',
    '-',
  ];
  const seen = await run('ffmpeg', see, { encoding: 'buffer' });
  const dark = ['-hide_banner', '-nostats', '-i', path, '-an', '-vf', 'blackdetect=d=0.1', '-f', 'null', '-'];
  const blacks = (await run('ffmpeg', dark)).stderr.matchAll(/black_duration:([\d.]+)/gu);
  return {
    loudness: Number(/I:\s+(-?[\d.]+) LUFS(?![\s\S]*I:\s+-?[\d.]+ LUFS)/u.exec(heard)?.[1] ?? Number.NaN),
    brightness: [...seen.stdout],
    black: [...blacks].reduce((sum, [, seconds]) => sum + Number(seconds), 0),
  };
}

/** Shared by what a template makes here and by the result that it ships with. */
async function expectWatchable(path: string, { seconds, ratio }: (typeof templates)[number]): Promise<void> {
  const shown = await show(path);
  expect(shown.codecs).toEqual(['h264', 'aac']);
  expect(shown.seconds).toBeGreaterThanOrEqual(seconds[0]);
  expect(shown.seconds).toBeLessThanOrEqual(seconds[1]);
  expect(Math.abs(shown.width / shown.height / ratio - 1)).toBeLessThan(0.03);
  const { loudness, brightness, black } = await watch(path);
  expect(loudness).toBeGreaterThan(-16);
  expect(loudness).toBeLessThan(-12);
  expect(brightness.length).toBeGreaterThanOrEqual(Math.floor(shown.seconds) - 1);
  expect(brightness.filter((value) => value > 20).length).toBeGreaterThanOrEqual(brightness.length - 2);
  // Nothing is black but what has faded out at the very end.
  expect(black).toBeLessThan(1);
}

it('are all in this test', () => {
  const graphs = readdirSync(shipped).filter((file) => file.endsWith('.graph.json'));
  expect(graphs.toSorted()).toEqual(templates.map(({ name }) => `${name}.graph.json`));
});

describe.each(templates)('the template $name', (template) => {
  const { name, file } = template;
  const graph = read(name);

  it('is valid, with the params that its nodes take', () => {
    expect(validateGraph(graph, nodeTypes)).toEqual([]);
    for (const [id, { type, typeVersion, params }] of Object.entries(graph.nodes)) {
      const definition = nodeDefinitions.find(({ info }) => info.type === type);
      expect(definition?.paramsSchema.safeParse(params).error, id).toBeUndefined();
      expect(typeVersion, id).toBe(definition?.info.version);
    }
  });

  it('reads the same written again, and says what it is and what it takes', () => {
    expect(serializeGraph(graph)).toBe(readFileSync(join(shipped, `${name}.graph.json`), 'utf8'));
    expect(graph.id).toBe(name);
    expect(graph.description.length).toBeGreaterThan(40);
    expect(graph.inputs.length).toBeGreaterThan(0);
    expect(graph.outputs).toHaveLength(1);
    for (const input of graph.inputs) expect(graph.nodes[input.node]?.params, input.name).toHaveProperty(input.param);
  });

  it('runs from end to end', async () => {
    cpSync(join(shipped, 'media'), join(folder, 'media'), { recursive: true });
    writeFileSync(join(folder, `${name}.graph.json`), serializeGraph(small(graph)));
    const ran = await shotgraph(['run', `${name}.graph.json`, '--out', name, '--cache', 'cache'], { cwd: folder });
    expect(ran, ran.stderr).toMatchObject({ code: 0 });
    expect(ran.stdout.split('\n')).toContain(join(folder, name, `${file}.mp4`));
    await expectWatchable(join(folder, name, `${file}.mp4`), template);
  }, 180_000);

  it('ships with its finished result', async () => {
    const result = join(shipped, 'results', `${name}.mp4`);
    expect(statSync(result).size).toBeLessThan(1_500_000);
    await expectWatchable(result, template);
  });
});
