import { access, constants, stat } from 'node:fs/promises';
import { delimiter, dirname, resolve } from 'node:path';
import { Fault } from '../../runtime/graph/fault.ts';

/** Paths of the two programs. */
export interface FfmpegPrograms {
  ffmpeg: string;
  ffprobe: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds ffmpeg by FFMPEG_PATH, else on PATH, and ffprobe by FFPROBE_PATH, else beside ffmpeg, else on PATH. Only
 * looks at files: starts nothing.
 * @throws Fault ffmpeg-missing, with a sentence that names what to do
 */
export async function locateFfmpeg(environment: Environment = process.env): Promise<FfmpegPrograms> {
  const ffmpeg = await locate('ffmpeg', 'FFMPEG_PATH', [], environment);
  const ffprobe = await locate('ffprobe', 'FFPROBE_PATH', [dirname(ffmpeg)], environment);
  return { ffmpeg, ffprobe };
}

async function locate(
  name: 'ffmpeg' | 'ffprobe',
  variable: string,
  firstFolders: readonly string[],
  environment: Environment,
): Promise<string> {
  const named = environment[variable];
  if (named) {
    if (await isExecutable(named)) return resolve(named);
    throw new Fault(
      'ffmpeg-missing',
      'permanent',
      `${variable} says ${named}, but no program is there: correct it, or unset it to use the ${name} on PATH.`,
    );
  }
  const folders = [...firstFolders, ...(environment['PATH'] ?? '').split(delimiter)].filter((folder) => folder !== '');
  for (const folder of folders) {
    // Whole paths: jobs run in folders of their own.
    const path = resolve(folder, name);
    if (await isExecutable(path)) return path;
  }
  throw new Fault(
    'ffmpeg-missing',
    'permanent',
    `${name} was not found on this machine: run "npm run setup", or install ffmpeg 5 or newer and name it in FFMPEG_PATH.`,
  );
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
