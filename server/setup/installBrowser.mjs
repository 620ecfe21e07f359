// Makes sure of a Chromium for the browser tests.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFinding, projectFolder, projectNode } from './findings.mjs';
import { installProgram, rootPrefix } from './installProgram.mjs';

const playwright = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');

/**
 * The system's package where there is one, else the build that Playwright keeps for its own version.
 * Ubuntu's package is passed by: it only leads to a snap, which brings services along and does not run in a container.
 * @param {Record<string, string | undefined>} env
 * @param {number} uid
 * @param {string} [release]  file that says which system this is
 * @returns {import('./installProgram.mjs').Outcome}
 */
export function installBrowser(env, uid, release = '/etc/os-release') {
  const packaged = isUbuntu(release) ? undefined : installProgram('chromium', env, uid);
  if (packaged?.ok && chromiumFinding(env).ok) return packaged;
  // Libraries that it lacks are the system's: installing them wants root, and where that is not to be had they may be there.
  const withLibraries = process.platform === 'linux' && rootPrefix(env, uid) !== undefined;
  const command = [playwright, 'install', ...(withLibraries ? ['--with-deps'] : []), '--no-shell', 'chromium'];
  console.log('Fetching the Chromium of Playwright for the browser tests');
  const child = spawnSync(projectNode(), command, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...env } });
  if (child.status === 0 && chromiumFinding(env).ok) return { ok: true };
  const advice =
    packaged?.ok === false ? packaged.words : 'Install Chromium or Chrome so that it is on PATH, or set CHROMIUM_PATH.';
  return {
    ok: false,
    words: `The browser tests have no Chromium, and none could be fetched; films are made without it. ${advice}`,
  };
}

/** @param {string} release */
function isUbuntu(release) {
  return existsSync(release) && /^ID="?ubuntu"?$/m.test(readFileSync(release, 'utf8'));
}
