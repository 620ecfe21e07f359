// Makes a fresh machine ready: npm packages from the lockfile, then ffmpeg and a browser for the tests. Idempotent; seconds when all is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  allFindings,
  chromiumFinding,
  ffmpegFinding,
  ffprobeFinding,
  printFindings,
  projectFolder,
} from './findings.mjs';
import { installBrowser } from './installBrowser.mjs';
import { installProgram } from './installProgram.mjs';

const stampFile = join(projectFolder, 'node_modules', '.cache', 'shotgraph-setup');

/** What `npm ci` was last run for: the lockfile's content. */
function lockfileStamp() {
  return createHash('sha256')
    .update(readFileSync(join(projectFolder, 'package-lock.json')))
    .digest('hex');
}

function installPackages() {
  const stamp = lockfileStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;
  console.log('Installing the npm packages from the lockfile');
  // The system's Node may be older than the packages ask for: the project brings its own (node-linux-*).
  const child = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (child.status !== 0) return false;
  mkdirSync(join(projectFolder, 'node_modules', '.cache'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

function main() {
  if (!installPackages()) {
    console.error('npm ci failed: see above. Mend it, then run npm run setup again.');
    return 1;
  }
  const uid = process.getuid?.() ?? -1;
  const media = [ffmpegFinding(process.env), ffprobeFinding(process.env)];
  if (media.some((finding) => finding.words.startsWith('not found'))) {
    const outcome = installProgram('ffmpeg', process.env, uid);
    if (!outcome.ok) {
      console.error(outcome.words);
      return 1;
    }
  }
  // Only the browser tests need it: who wants to make films goes on without.
  if (!chromiumFinding(process.env).ok) {
    const outcome = installBrowser(process.env, uid);
    if (!outcome.ok) console.error(outcome.words);
  }
  const findings = allFindings(process.env);
  printFindings(findings);
  return findings.every(({ ok, isForTests }) => ok || isForTests) ? 0 : 1;
}

process.exitCode = main();
