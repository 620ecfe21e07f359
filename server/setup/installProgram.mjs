// Makes sure of a program through the system's own package manager.
import { spawnSync } from 'node:child_process';
import { findProgram } from './findings.mjs';
import { packageManagers } from './packageManagers.mjs';

/** @typedef {{ ok: true } | { ok: false, words: string }} Outcome */

/** Where no package manager is known. @type {Record<import('./packageManagers.mjs').Installable, string>} */
const byHand = {
  ffmpeg: 'Install ffmpeg 5 or newer (with ffprobe) so that it is on PATH, or set FFMPEG_PATH.',
  chromium: 'Install Chromium or Chrome so that it is on PATH, or set CHROMIUM_PATH.',
};

/**
 * Installs a program without asking: as root directly, else through `sudo -n`; where neither goes it says which
 * command a person has to run.
 * @param {import('./packageManagers.mjs').Installable} what
 * @param {Record<string, string | undefined>} env
 * @param {number} uid
 * @returns {Outcome}
 */
export function installProgram(what, env, uid) {
  const manager = packageManagers.find((candidate) => findProgram(candidate.program, env));
  const packageName = manager?.packages[what];
  if (!manager || packageName === undefined) return { ok: false, words: byHand[what] };
  const commands = [...(manager.before ?? []), [...manager.install, packageName]];
  const prefix = manager.needsRoot ? rootPrefix(env, uid) : [];
  if (!prefix) {
    const withSudo = commands.map((command) => ['sudo', ...command].join(' ')).join(' && ');
    return { ok: false, words: `${what} is missing and this user may not install it. Run: ${withSudo}` };
  }
  const shown = commands.map((command) => command.join(' ')).join(' && ');
  console.log(`${what} is missing: installing it with ${manager.name} (${shown})`);
  for (const command of commands) {
    const [program = '', ...args] = [...prefix, ...command];
    const child = spawnSync(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (child.status !== 0) {
      const failed = [...prefix, ...command].join(' ');
      const hint = manager.hints?.[what];
      const advice = hint === undefined ? '' : ` ${hint}`;
      return { ok: false, words: `This failed: ${failed}.${advice} Mend it, then run npm run setup again.` };
    }
  }
  return { ok: true };
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {number} uid
 * @returns {string[] | undefined} what goes before a command that needs root; undefined when this user may not
 */
export function rootPrefix(env, uid) {
  if (uid === 0) return [];
  if (!findProgram('sudo', env)) return undefined;
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore', env }).status === 0 ? ['sudo', '-n'] : undefined;
}
