import { Fault } from '../../runtime/graph/fault.ts';
import { ffmpegFault } from './ffmpegFault.ts';
import { inputGuards } from './ffmpegArguments.ts';
import { findFfmpeg } from './findFfmpeg.ts';
import type { FfmpegPrograms } from './locateFfmpeg.ts';
import { runProgram } from './runProgram.ts';

export interface FfprobeRun {
  path: string;
  /** Options that say what to show: `-show_streams` and the like. */
  args: readonly string[];
  /** The only demuxer that may open the file; any allowed one when absent. */
  demuxer?: string;
  signal: AbortSignal;
  /** Those of `findFfmpeg` when absent. */
  programs?: FfmpegPrograms;
}

/**
 * What ffprobe says of a file, as parsed JSON.
 * @throws Fault as `runFfmpeg` does
 */
export async function runFfprobe(run: FfprobeRun): Promise<unknown> {
  const programs = run.programs ?? (await findFfmpeg());
  const chunks: Buffer[] = [];
  const ended = await runProgram({
    command: programs.ffprobe,
    args: [
      ...['-hide_banner', '-v', 'error', '-of', 'json', ...run.args, ...inputGuards(undefined)],
      ...(run.demuxer === undefined ? [] : ['-f', run.demuxer]),
      run.path,
    ],
    signal: run.signal,
    onStdout: (chunk) => chunks.push(chunk),
  });
  if (ended.code !== 0) throw ffmpegFault('ffprobe', ended);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new Fault('ffprobe-unreadable', 'permanent', 'ffprobe answered with something that is not JSON.', {
      detail: ended.log,
      cause: error,
    });
  }
}
