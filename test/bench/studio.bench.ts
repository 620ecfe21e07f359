import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { models } from '../../runtime/catalog/models.ts';
import type { Model } from '../../runtime/catalog/model.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import { zDepiction, type CameraMove } from '../../runtime/graph/depiction.ts';
import type { ModelRequest } from '../../runtime/node/requests.ts';
import { openFileStore } from '../../server/store/fileStore.ts';
import { LocalAdapter } from '../../server/studio/localAdapter.ts';
import { drawClip } from '../../server/studio/work/drawClip.ts';
import { drawStill, stillCanvas } from '../../server/studio/work/drawStill.ts';
import type { ClipJob } from '../../server/studio/work/studioJob.ts';
import { makeWorkTools } from '../../server/work/workTools.ts';
import type { Bench, BenchRow } from './benchRow.ts';
import { zoomFloor } from './zoomFloor.ts';

const width = 1280;
const height = 720;
const rate = { num: 24, den: 1 };
const seconds = 4;
const frames = seconds * rate.num;
const people = [
  { id: 'ida', name: 'Ida', look: 'young woman in a red coat, black bob', facing: 'right' },
  { id: 'tom', name: 'Tom', look: 'broad man, grey beard, flat cap', facing: 'left' },
];
const depiction = zDepiction.parse({
  place: { id: 'kitchen', name: 'Lighthouse kitchen', interior: true, description: 'table, lamp, dresser' },
  light: { time: 'night' },
  people,
  size: 'two-shot',
});
const common = { prompt: '', negativePrompt: '', options: {} };

const cliff = { id: 'cliff', name: 'Cliff path by the lighthouse', interior: false };
const storm = { time: 'night', weather: 'storm' };
const walker = { id: 'ida', name: 'Ida', look: 'young woman in a red coat, black bob', facing: 'right', pose: 'walk' };
const lively: Readonly<Record<string, ClipJob>> = {
  'a storm that stands': clipOf({ place: cliff, light: storm, people, size: 'wide' }, 'static'),
  'a pan through a storm': clipOf({ place: cliff, light: storm, people, size: 'wide' }, 'pan-right'),
  'a track beside a walker in a storm': clipOf(
    { place: cliff, light: storm, people: [walker], size: 'medium' },
    'track-right',
  ),
  'a rack of focus': clipOf({ place: cliff, light: storm, people, size: 'two-shot' }, 'rack-focus'),
};

function clipOf(shot: object, move: CameraMove): ClipJob {
  const source = { kind: 'scene', depiction: zDepiction.parse(shot), seed: 1 } as const;
  const length = { frames, framesPerSecond: rate.num, moveFrames: frames };
  return { kind: 'clip', source, width, height, ...length, move, seed: 1, mouth: undefined };
}

/** Milliseconds of the processor for each frame after the first, its share of what is drawn on the way included. */
async function frameTime(job: ClipJob): Promise<number> {
  const drawn = (await drawClip(job))[Symbol.iterator]();
  drawn.next();
  const from = process.cpuUsage();
  while (drawn.next().done !== true);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000 / (job.frames - 1);
}

async function timed<T>(work: () => Promise<T> | T): Promise<{ took: number; result: T }> {
  const from = performance.now();
  const result = await work();
  return { took: performance.now() - from, result };
}

/** Stills and clips against one ffmpeg that zooms a still of the same size for the same number of frames. */
export const bench: Bench = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-studio-bench-'));
  const store = await openFileStore(folder);
  const adapter = new LocalAdapter();
  try {
    const { signal } = new AbortController();
    const tools = makeWorkTools({ store, signal });
    const make = async (model: string, request: ModelRequest): Promise<Asset> => {
      const state = await adapter.submit(
        { request, model: models.get(model) as Model, seed: 1, idempotencyKey: 'bench' },
        tools,
      );
      if (state.state !== 'done') throw new Error('The local provider is never waited for.');
      return state.assets[0] as Asset;
    };
    const still = { kind: 'still', depiction, seed: 1, width, height } as const;
    await drawStill(still);
    const drawn = await timed(() => stillCanvas(still).data());
    const filed = await timed(() => drawStill(still));
    const image = await make('local/frame', { modality: 'image', ...common, references: [], width, height, depiction });
    const sound = await tools.ffmpeg({
      outputs: { sound: { kind: 'audio', extension: 'flac' } },
      args: (paths) => [
        '-f',
        'lavfi',
        '-i',
        `aevalsrc=0.5*sin(1900*t)*max(0\\,sin(7*t)):s=48000:d=${seconds}`,
        paths.output('sound'),
      ],
    });
    const floor = await zoomFloor({
      picture: store.assets.pathOf(image.hash),
      clip: join(folder, 'floor.mp4'),
      ...{ frames, width, height, fps: rate.num },
    });
    const rows: BenchRow[] = [
      { name: 'studio: drawing a still (of a floor frame)', floor: floor / frames, measured: drawn.took },
      { name: 'studio: a still as PNG (of a floor frame)', floor: floor / frames, measured: filed.took },
    ];
    let all = 0;
    const mix = ['static', 'push-in', 'static', 'track-right'] as const;
    for (const [index, move] of mix.entries()) {
      const moved = await timed(() =>
        make('local/move', { modality: 'video', ...common, image, seconds, rate, width, height, move }),
      );
      const video = moved.result;
      const spoken = await timed(() =>
        make('local/mouth', { modality: 'lipsync', video, audio: sound.assets.sound, speaker: 'ida', options: {} }),
      );
      // Half of a film's shots are spoken by someone who is seen.
      all += moved.took + (index < 2 ? spoken.took : 0);
      rows.push({ name: `studio: move ${move}, ${frames} frames`, floor: floor, measured: moved.took });
      rows.push({ name: `studio: mouth over ${move}`, floor: floor, measured: spoken.took });
    }
    // What lives costs most where the camera moves through rain past a lighthouse, and beside somebody who walks.
    for (const [name, job] of Object.entries(lively)) {
      const drawing = await frameTime(job);
      rows.push({
        name: `studio: another frame, ${name} (of a floor frame)`,
        floor: floor / frames,
        measured: drawing,
      });
    }
    rows.push({
      name: 'studio: a mix of four shots, two spoken',
      floor: floor * mix.length,
      measured: all,
      limit: 3,
    });
    return rows;
  } finally {
    await adapter.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
};
