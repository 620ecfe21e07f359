import { type FfmpegPrograms } from './locateFfmpeg.ts';
import { ffmpegFault } from './ffmpegFault.ts';
import { findFfmpeg } from './findFfmpeg.ts';
import { globalArguments, guardedArguments, type GuardOptions } from './ffmpegArguments.ts';
import { progressReader } from './progressReader.ts';
import { runProgram } from './runProgram.ts';

export interface FfmpegRun extends GuardOptions {
  /**
   * Arguments after the global ones. Each `-i` is guarded (files and pipes only, no playlists) and each output made
   * bit-exact by the call; the last argument has to be an output.
   */
  args: readonly string[];
  /** Bytes for `-i pipe:0`, pulled only as fast as ffmpeg takes them. */
  stdin?: AsyncIterable<Uint8Array>;
  /** What ffmpeg writes to `pipe:1`, in pieces. */
  onStdout?: (chunk: Buffer) => void;
  /** Aborting kills ffmpeg at once. */
  signal: AbortSignal;
  /** Expected length of the output in seconds: without it there is no progress. */
  seconds?: number;
  /** Part done, 0 to 1, never going back. */
  onProgress?: (part: number) => void;
  /** Told about twice a second while ffmpeg works. */
  onAlive?: () => void;
  cwd?: string;
  /** Those of `findFfmpeg` when absent. */
  programs?: FfmpegPrograms;
}

/**
 * Runs ffmpeg to its end and gives what it wrote on stderr at level info.
 * @throws Fault: `cancelled`, `disk-full`, `media-invalid` (invalid-input), `ffmpeg-killed` (transient), `ffmpeg-failed`
 */
export async function runFfmpeg(run: FfmpegRun): Promise<{ log: string }> {
  const programs = run.programs ?? (await findFfmpeg());
  const { seconds, onProgress, onAlive } = run;
  const read = seconds !== undefined && onProgress ? progressReader(seconds, onProgress) : undefined;
  const ended = await runProgram({
    command: programs.ffmpeg,
    args: [...globalArguments, '-progress', 'pipe:3', ...guardedArguments(run.args, run)],
    signal: run.signal,
    ...(run.cwd !== undefined && { cwd: run.cwd }),
    ...(run.stdin && { stdin: run.stdin }),
    ...(run.onStdout && { onStdout: run.onStdout }),
    onSide: (chunk) => {
      onAlive?.();
      read?.(chunk);
    },
  });
  if (ended.code !== 0) throw ffmpegFault('ffmpeg', ended);
  return { log: ended.log };
}
