// What a machine has of what Shotgraph needs. Changes nothing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Oldest Node that runs the project: it executes TypeScript without a build. */
const leastNode = [22, 18];

/** Oldest ffmpeg, and the parts of it that nodes call. */
const leastFfmpeg = 5;
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

/**
 * @typedef {object} Finding
 * @property {string} name
 * @property {boolean} ok
 * @property {string} words  what was found, or what lacks and what to do
 * @property {boolean} [isForTests]  films are made without it
 */

/** @param {string} name @param {Record<string, string | undefined>} env @returns {string | undefined} */
export function findProgram(name, env) {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

/** The Node that runs the project: the one that npm installed with it, else the one that runs this. */
export function projectNode() {
  const own = join(projectFolder, 'node_modules', '.bin', 'node');
  return existsSync(own) ? own : process.execPath;
}

/** @returns {Finding} */
export function nodeFinding() {
  const path = projectNode();
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  const ok = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  return {
    name: 'node',
    ok,
    words: ok
      ? `${version}${path === process.execPath ? '' : ', brought by the project'}`
      : `${version || 'not found'}: Node ${leastNode.join('.')} or newer is needed; install it, or run npm run setup on Linux (x64 or arm64)`,
  };
}

/** @returns {Finding} */
export function packagesFinding() {
  const ok = existsSync(join(projectFolder, 'node_modules', 'typeorm', 'package.json'));
  return { name: 'packages', ok, words: ok ? 'installed from the lockfile' : 'not installed: run npm run setup' };
}

/** @param {Record<string, string | undefined>} env @returns {Finding} */
export function ffmpegFinding(env) {
  const path = env.FFMPEG_PATH || findProgram('ffmpeg', env);
  if (!path) return { name: 'ffmpeg', ok: false, words: 'not found' };
  const banner = spawnSync(path, ['-version'], { encoding: 'utf8' });
  const version = /^ffmpeg version (\S+)/.exec(banner.stdout ?? '')?.[1];
  if (banner.status !== 0 || !version) return { name: 'ffmpeg', ok: false, words: `${path} does not run` };
  // Builds from source (N-12345-g…) have no release number: what counts is what they can do.
  const release = /^n?(\d+)/.exec(version)?.[1];
  if (release !== undefined && Number(release) < leastFfmpeg) {
    return { name: 'ffmpeg', ok: false, words: `${path} is version ${release}: ${leastFfmpeg} or newer is needed` };
  }
  const listed = (/** @type {string} */ option) =>
    new Set((spawnSync(path, ['-hide_banner', option], { encoding: 'utf8' }).stdout ?? '').split(/\s+/));
  const filters = listed('-filters');
  const encoders = listed('-encoders');
  const lacking = [
    ...wantedFilters.filter((name) => !filters.has(name)).map((name) => `filter ${name}`),
    ...wantedEncoders.filter((name) => !encoders.has(name)).map((name) => `encoder ${name}`),
  ];
  if (lacking.length > 0) {
    return {
      name: 'ffmpeg',
      ok: false,
      words: `${path} was built without ${lacking.join(', ')}: install a full build`,
    };
  }
  return { name: 'ffmpeg', ok: true, words: `${version.replace(/-\d.*$/, '')} at ${path}` };
}

/** @param {Record<string, string | undefined>} env @returns {Finding} */
export function ffprobeFinding(env) {
  const beside = env.FFMPEG_PATH ? join(dirname(env.FFMPEG_PATH), 'ffprobe') : undefined;
  const path = env.FFPROBE_PATH || (beside && existsSync(beside) ? beside : findProgram('ffprobe', env));
  return path
    ? { name: 'ffprobe', ok: true, words: path }
    : { name: 'ffprobe', ok: false, words: 'not found: it comes with ffmpeg' };
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A package may be a stub that only leads to a snap: what counts is whether it runs. @returns {Finding} */
export function chromiumFinding(/** @type {Record<string, string | undefined>} */ env) {
  const named = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : chromiumNames.flatMap((name) => findProgram(name, env) ?? []);
  const found = named.find((path) => chromiumVersion(path, env)) ?? (env.CHROMIUM_PATH ? undefined : ownBuild(env));
  const version = found && chromiumVersion(found, env);
  return version
    ? { name: 'chromium', ok: true, words: `${version} at ${found}`, isForTests: true }
    : { name: 'chromium', ok: false, words: 'not found: the browser tests need it', isForTests: true };
}

/** @param {string} path @param {Record<string, string | undefined>} env @returns {string | undefined} */
function chromiumVersion(path, env) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', env: { ...process.env, ...env } });
  return status === 0 ? /(\d+)\.\d+/.exec(stdout)?.[1] : undefined;
}

/** Where Playwright keeps the build that it has fetched. @param {Record<string, string | undefined>} env */
function ownBuild(env) {
  const script = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
  const child = spawnSync(projectNode(), ['--input-type=module', '-e', script], {
    cwd: projectFolder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return child.stdout?.trim();
}

/** @param {Record<string, string | undefined>} env @returns {Finding[]} */
export function allFindings(env) {
  return [nodeFinding(), packagesFinding(), ffmpegFinding(env), ffprobeFinding(env), chromiumFinding(env)];
}

/** One line a finding. @param {Finding[]} findings */
export function printFindings(findings) {
  for (const { name, ok, words } of findings) console.log(`${ok ? '✓' : '✗'} ${name.padEnd(9)} ${words}`);
}
