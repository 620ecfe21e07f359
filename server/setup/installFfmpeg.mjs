// Makes sure of ffmpeg through the system's own package manager.
import { spawnSync } from 'node:child_process';
import { findProgram } from './findings.mjs';
import { packageManagers } from './packageManagers.mjs';

/** @typedef {{ ok: true } | { ok: false, words: string }} Outcome */

/**
 * Installs ffmpeg without asking: as root directly, else through `sudo -n`; where neither goes it says which
 * command a person has to run.
 * @param {Record<string, string | undefined>} env
 * @param {number} uid
 * @returns {Outcome}
 */
export function installFfmpeg(env, uid) {
  const manager = packageManagers.find((candidate) => findProgram(candidate.program, env));
  if (!manager) {
    return { ok: false, words: 'Install ffmpeg 5 or newer (with ffprobe) so that it is on PATH, or set FFMPEG_PATH.' };
  }
  const prefix = prefixFor(manager, env, uid);
  const shown = manager.commands.map((command) => command.join(' ')).join(' && ');
  if (!prefix) {
    const withSudo = manager.commands.map((command) => ['sudo', ...command].join(' ')).join(' && ');
    return { ok: false, words: `ffmpeg is missing and this user may not install it. Run: ${withSudo}` };
  }
  console.log(`ffmpeg is missing: installing it with ${manager.name} (${shown})`);
  for (const command of manager.commands) {
    const [program = '', ...args] = [...prefix, ...command];
    const child = spawnSync(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (child.status !== 0) {
      const failed = [...prefix, ...command].join(' ');
      const hint = manager.hint ? ` ${manager.hint}` : '';
      return { ok: false, words: `This failed: ${failed}.${hint} Mend it, then run npm run setup again.` };
    }
  }
  return { ok: true };
}

/**
 * @param {import('./packageManagers.mjs').PackageManager} manager
 * @param {Record<string, string | undefined>} env
 * @param {number} uid
 * @returns {string[] | undefined} what goes before each command; undefined when this user may not install
 */
function prefixFor(manager, env, uid) {
  if (!manager.needsRoot || uid === 0) return [];
  if (!findProgram('sudo', env)) return undefined;
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore', env }).status === 0 ? ['sudo', '-n'] : undefined;
}
