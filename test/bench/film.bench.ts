import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfmpeg } from '../../server/ffmpeg/runFfmpeg.ts';
import { runFfprobe } from '../../server/ffmpeg/runFfprobe.ts';
import type { Bench } from './benchRow.ts';
import { childrenTime, treeMemory } from './processTree.ts';
import { zoomFloor } from './zoomFloor.ts';

/** A package to film instead of the bundled example. */
const input = process.env['SHOTGRAPH_BENCH_FILM'] ?? join(import.meta.dirname, '../../graphs/the-last-lamp');
const bin = join(import.meta.dirname, '../../server/bin/shotgraph.js');
const mostMemory = 600 * 1024 * 1024;

/** The whole film, from the screenplay to the MP4, by the real command, against one plain encode of as many frames. */
export const bench: Bench = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-film-bench-'));
  try {
    const film = join(folder, 'film.mp4');
    const args = ['film', input, '--out', film, '--cache', join(folder, 'cache')];
    const first = await command(args);
    const second = await command(args);
    const shown = await shape(film);
    const picture = join(folder, 'still.png');
    const { signal } = new AbortController();
    await runFfmpeg({ args: ['-ss', '10', '-i', film, '-frames:v', '1', picture], signal });
    const before = childrenTime();
    const floor = await zoomFloor({ picture, clip: join(folder, 'floor.mp4'), ...shown });
    const floorWork = childrenTime() - before;
    return [
      { name: `film: ${shown.frames} frames of ${shown.width}x${shown.height}`, floor, measured: first.took, limit: 4 },
      { name: 'film: the same in processor time', floor: floorWork, measured: first.work },
      { name: 'film: again, all cached (floor: 2 s)', floor: 2000, measured: second.took, limit: 1 },
      {
        name: 'film: memory of all processes (PSS)',
        floor: mostMemory,
        measured: first.memory,
        limit: 1,
        unit: 'bytes',
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function command(args: readonly string[]): Promise<{ took: number; work: number; memory: number }> {
  const from = performance.now();
  const before = childrenTime();
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, treeMemory(child.pid ?? 0));
  }, 250);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`The film ended with ${String(code)}.`);
  return { took: performance.now() - from, work: childrenTime() - before, memory };
}

async function shape(film: string): Promise<{ frames: number; width: number; height: number; fps: number }> {
  const answer = (await runFfprobe({
    path: film,
    args: ['-select_streams', 'v:0', '-show_streams'],
    signal: new AbortController().signal,
  })) as { streams: { nb_frames: string; width: number; height: number; r_frame_rate: string }[] };
  const [stream] = answer.streams;
  if (!stream) throw new Error('The film has no picture.');
  const [num = 24, den = 1] = stream.r_frame_rate.split('/').map(Number);
  return { frames: Number(stream.nb_frames), width: stream.width, height: stream.height, fps: num / den };
}
