import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// The installer runs against stub executables on an otherwise empty PATH, each of which writes down how it was called.
let folder: string;
let calls: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotgraph-setup-'));
  calls = join(folder, 'calls');
  writeFileSync(calls, '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function stub(name: string, exitCode = 0, then = '') {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> "${calls}"\n${then}\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
}

function install(uid: number, what = 'ffmpeg') {
  const script = `
    import { installProgram } from ${JSON.stringify(new URL('../../server/setup/installProgram.mjs', import.meta.url).href)};
    console.log(JSON.stringify(installProgram('${what}', { PATH: ${JSON.stringify(folder)} }, ${uid})));
  `;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(child.stderr).toBe('');
  const outcome = JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as { ok: boolean; words?: string };
  return { outcome, called: readFileSync(calls, 'utf8').trim().split('\n').filter(Boolean), printed: child.stdout };
}

describe('installing ffmpeg', () => {
  it('uses apt-get directly as root, and says what it does', () => {
    stub('apt-get');
    const { outcome, called, printed } = install(0);
    expect(outcome).toEqual({ ok: true });
    expect(called).toEqual(['apt-get update -q', 'apt-get install -y -q --no-install-recommends ffmpeg']);
    expect(printed).toContain('installing it with apt');
  });

  it('goes through sudo -n for another user', () => {
    stub('apt-get');
    stub('sudo');
    const { outcome, called } = install(1000);
    expect(outcome).toEqual({ ok: true });
    expect(called).toEqual([
      'sudo -n true',
      'sudo -n apt-get update -q',
      'sudo -n apt-get install -y -q --no-install-recommends ffmpeg',
    ]);
  });

  it('prints the one command when sudo would ask for a password', () => {
    stub('apt-get');
    stub('sudo', 1);
    const { outcome, called } = install(1000);
    expect(outcome.ok).toBe(false);
    expect(outcome.words).toContain('sudo apt-get install -y -q --no-install-recommends ffmpeg');
    expect(called).toEqual(['sudo -n true']);
  });

  it('uses dnf where that is the manager', () => {
    stub('dnf');
    expect(install(0)).toMatchObject({ outcome: { ok: true }, called: ['dnf install -y ffmpeg'] });
  });

  it('uses brew without root', () => {
    stub('brew');
    expect(install(501)).toMatchObject({ outcome: { ok: true }, called: ['brew install ffmpeg'] });
  });

  it('installs a browser for the tests in the same way, and says what to do where there is no package', () => {
    stub('apt-get');
    expect(install(0, 'chromium').called).toEqual([
      'apt-get update -q',
      'apt-get install -y -q --no-install-recommends chromium',
    ]);
    rmSync(join(folder, 'apt-get'));
    stub('brew');
    expect(install(501, 'chromium').outcome.words).toContain('set CHROMIUM_PATH');
  });

  it('says what to install where it knows no manager', () => {
    const { outcome } = install(0);
    expect(outcome.ok).toBe(false);
    expect(outcome.words).toContain('Install ffmpeg 5 or newer');
  });

  it('names the command that failed', () => {
    stub('dnf', 1);
    const { outcome } = install(0);
    expect(outcome.ok).toBe(false);
    expect(outcome.words).toContain('dnf install -y ffmpeg');
    expect(outcome.words).toContain('RPM Fusion');
  });
});

describe('a browser for the tests', () => {
  /** As on a system that `release` names; nothing can be fetched. */
  function installBrowser(release: string) {
    const file = join(folder, 'os-release');
    writeFileSync(file, release);
    const script = `
      import { installBrowser } from ${JSON.stringify(new URL('../../server/setup/installBrowser.mjs', import.meta.url).href)};
      const env = { PATH: ${JSON.stringify(`${folder}:/bin`)}, PLAYWRIGHT_BROWSERS_PATH: ${JSON.stringify(folder)}, PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:1' };
      console.log(JSON.stringify(installBrowser(env, 0, ${JSON.stringify(file)})));
    `;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    const outcome = JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as { ok: boolean; words?: string };
    return { outcome, called: readFileSync(calls, 'utf8') };
  }

  it('is the package of the system where that one runs', () => {
    stub(
      'apt-get',
      0,
      `[ "$1" = update ] || printf '#!/bin/sh\\necho Chromium 150.0' > ${folder}/chromium && chmod 755 ${folder}/chromium`,
    );
    const { outcome, called } = installBrowser('ID=debian\n');
    expect(outcome).toEqual({ ok: true });
    expect(called).toContain('install -y -q --no-install-recommends chromium\n');
  });

  it('is on Ubuntu the one of Playwright, whose libraries apt brings; where it can not be fetched, that is said', () => {
    stub('apt-get');
    stub('chromium', 1);
    const { outcome, called } = installBrowser('NAME="Ubuntu"\nID=ubuntu\n');
    expect(called).not.toContain('--no-install-recommends chromium');
    expect(called).toContain('libnss3');
    expect(outcome.words).toContain('set CHROMIUM_PATH');
  });
});

describe('the doctor', () => {
  function doctor(path: string) {
    const script = new URL('../../server/setup/doctor.mjs', import.meta.url).pathname;
    return spawnSync(process.execPath, [script], { encoding: 'utf8', env: { PATH: path } });
  }

  it('tells what lacks, one line each, and ends with 1', () => {
    const child = doctor(folder);
    expect(child.status).toBe(1);
    expect(child.stdout).toMatch(/✗ ffmpeg +not found/);
  });

  it('refuses an ffmpeg that is too old', () => {
    stub('ffmpeg', 0, 'echo "ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright"');
    const child = doctor(`${folder}:/bin`);
    expect(child.stdout).toMatch(/✗ ffmpeg .*version 4: 5 or newer is needed/);
  });

  it('judges a build from source by what it can do', () => {
    stub('ffmpeg', 0, 'echo "ffmpeg version N-118000-g1a2b3c4 Copyright"');
    const child = doctor(`${folder}:/bin`);
    expect(child.stdout).toMatch(/✗ ffmpeg .*built without filter/);
  });

  it('is content with what this machine has', () => {
    const child = spawnSync(process.execPath, [new URL('../../server/setup/doctor.mjs', import.meta.url).pathname], {
      encoding: 'utf8',
    });
    expect(child.stdout).not.toContain('✗');
    expect(child.status).toBe(0);
  });
});
