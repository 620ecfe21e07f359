import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../runtime/graph/fault.ts';
import { makeFolder } from '../store/makeFolder.ts';
import { type FfmpegPrograms, locateFfmpeg } from './locateFfmpeg.ts';
import { runProgram } from './runProgram.ts';

/** Oldest version with xfade's and tpad's options as the nodes use them, and FLAC in MP4. */
const leastVersion = 5;
const wantedFilters = [
  'ass',
  'concat',
  'drawtext',
  'ebur128',
  'adenorm',
  'alimiter',
  'xfade',
  'zoompan',
  'sidechaincompress',
];
const wantedEncoders = ['libx264', 'aac', 'flac', 'png', 'mov_text'];

/** A sound ffmpeg lists its filters in a tenth of a second. */
const answerMilliseconds = 20_000;

const zChecked = z.strictObject({
  /** What was checked: path, size and time of change of the program. */
  identity: z.string(),
  version: z.string(),
  lacking: z.array(z.string()),
});
type Checked = z.infer<typeof zChecked>;

const found = new Map<string, Promise<FfmpegPrograms>>();

/**
 * The ffmpeg of this machine, checked for its version and for the filters and encoders that nodes call. Checked once
 * a process, and with a `cacheFolder` once for each build of ffmpeg. Ask for it right before the first use only: the
 * check starts ffmpeg.
 * @throws Fault ffmpeg-missing, ffmpeg-old or ffmpeg-incomplete, saying what to do
 */
export function findFfmpeg(options: { cacheFolder?: string } = {}): Promise<FfmpegPrograms> {
  const { FFMPEG_PATH, FFPROBE_PATH, PATH } = process.env;
  const key = JSON.stringify([FFMPEG_PATH, FFPROBE_PATH, PATH]);
  let programs = found.get(key);
  if (!programs) {
    programs = locateAndCheck(options.cacheFolder);
    found.set(key, programs);
    // A machine on which it was just installed must not need a restart.
    programs.catch(() => found.delete(key));
  }
  return programs;
}

async function locateAndCheck(cacheFolder: string | undefined): Promise<FfmpegPrograms> {
  const programs = await locateFfmpeg();
  const { size, mtimeMs } = await stat(programs.ffmpeg);
  const identity = `${programs.ffmpeg} ${size} ${mtimeMs}`;
  const memory = cacheFolder === undefined ? undefined : join(cacheFolder, 'ffmpeg.json');
  const remembered = memory === undefined ? undefined : await recall(memory);
  const checked = remembered?.identity === identity ? remembered : await check(programs.ffmpeg, identity);
  refuseUnfit(programs.ffmpeg, checked);
  // What can not be kept is only asked again; the work itself says that the disk is full.
  if (memory !== undefined && checked !== remembered) await remember(memory, checked).catch(() => undefined);
  return programs;
}

async function check(ffmpeg: string, identity: string): Promise<Checked> {
  const [banner, filters, encoders] = await Promise.all([
    output(ffmpeg, '-version'),
    output(ffmpeg, '-filters'),
    output(ffmpeg, '-encoders'),
  ]);
  const filterNames = new Set(filters.split(/\s+/));
  const encoderNames = new Set(encoders.split(/\s+/));
  return {
    identity,
    version: /^ffmpeg version (\S+)/.exec(banner)?.[1] ?? '',
    lacking: [
      ...wantedFilters.filter((name) => !filterNames.has(name)).map((name) => `filter ${name}`),
      ...wantedEncoders.filter((name) => !encoderNames.has(name)).map((name) => `encoder ${name}`),
    ],
  };
}

function refuseUnfit(ffmpeg: string, { version, lacking }: Checked): void {
  // Builds from git call themselves `N-12345-g…`: they are newer than any release asked for here.
  const major = /^n?(\d+)/.exec(version)?.[1];
  if (version === '' || (major !== undefined && Number(major) < leastVersion)) {
    const words = version === '' ? 'does not say its version' : `is version ${version}`;
    throw new Fault(
      'ffmpeg-old',
      'permanent',
      `The ffmpeg at ${ffmpeg} ${words}: install version ${leastVersion} or newer, or name another in FFMPEG_PATH.`,
    );
  }
  if (lacking.length > 0) {
    throw new Fault(
      'ffmpeg-incomplete',
      'permanent',
      `The ffmpeg at ${ffmpeg} was built without ${lacking.join(', ')}: install a full build, or name another in FFMPEG_PATH.`,
    );
  }
}

async function output(ffmpeg: string, option: string): Promise<string> {
  const chunks: Buffer[] = [];
  const unfit = (more: { detail?: string; cause?: unknown }) =>
    new Fault('ffmpeg-missing', 'permanent', `The ffmpeg at ${ffmpeg} does not run: install it anew.`, more);
  const ended = await runProgram({
    command: ffmpeg,
    args: ['-hide_banner', option],
    signal: AbortSignal.timeout(answerMilliseconds),
    onStdout: (chunk) => chunks.push(chunk),
  }).catch((error: unknown) => {
    // One that hangs is no cancelled run, and one that can not be started does not get better by trying again.
    throw unfit({ cause: error });
  });
  if (ended.code !== 0) throw unfit({ detail: ended.log });
  return Buffer.concat(chunks).toString('utf8');
}

async function recall(file: string): Promise<Checked | undefined> {
  try {
    return zChecked.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    // Not there, or not readable: it is checked again.
    return undefined;
  }
}

async function remember(file: string, checked: Checked): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  await makeFolder(dirname(file));
  await writeFile(temporary, `${JSON.stringify(checked)}\n`);
  await rename(temporary, file);
}
