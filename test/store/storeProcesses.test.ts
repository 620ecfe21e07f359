import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { zAsset } from '../../runtime/graph/asset.ts';
import type { Store } from '../../runtime/run/store.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { databaseEnv } from '../harness/testDatabase.ts';
import { filesUnder, openTestStore } from './openTestStore.ts';

type Child = ChildProcessByStdio<null, Readable, null>;

const script = fileURLToPath(new URL('./storeChild.ts', import.meta.url));

async function start(what: string, folder: string, ...args: string[]): Promise<Child> {
  const env = { ...process.env, ...(await databaseEnv(folder)) };
  return spawn(process.execPath, [script, what, folder, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Waits for so many whole lines; gives those that came until then and after. */
async function saidBy(child: Child, lines: number): Promise<() => string[]> {
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const whole = () => said.split('\n').slice(0, -1);
  while (whole().length < lines) await once(child.stdout, 'data');
  return whole;
}

async function storedText(store: Store, resultId: string): Promise<string> {
  const image = zAsset.parse((await store.results.byId(resultId))?.outputs['image']);
  return new TextDecoder().decode(await store.assets.read(image.hash));
}

/** Files in the asset folder that are not named by their content. */
async function unwholeAssets(folder: string): Promise<string[]> {
  const unwhole: string[] = [];
  for (const path of await filesUnder(folder)) {
    if (!path.startsWith(join(folder, 'assets'))) continue;
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    if (!path.endsWith(join(hash.slice(0, 2), hash.slice(2)))) unwhole.push(path);
  }
  return unwhole;
}

describe('several processes', () => {
  it('may open a new folder and write to it at the same time', async () => {
    const folder = await temporaryFolder();
    const children = await Promise.all(['one', 'two', 'three'].map((name) => start('append', folder, name, '60')));
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    const store = await openTestStore(folder);
    expect(await store.status()).toMatchObject({ results: 180 });
    for (const name of ['one', 'two', 'three']) {
      expect(await storedText(store, `${name}-59`)).toBe(`${name} 59`);
    }
  });

  it('killed at any moment leave only whole assets, and what they said was stored', async () => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 4; round += 1) {
      const child = await start('append', folder, `r${round}`, '100000');
      // Somewhere in the middle of its work, wherever that is: after so many results were reported.
      const said = await saidBy(child, 5 + round * 7);
      child.kill('SIGKILL');
      await once(child, 'close');
      const store = await openTestStore(folder);
      for (const id of said()) {
        expect(await storedText(store, id)).toBe(id.replace('-', ' '));
      }
      expect(await unwholeAssets(folder)).toEqual([]);
      await store.close();
      expect(await filesUnder(join(folder, 'work'))).toEqual([]);
    }
  });

  it.each([1, 2, 3])('killed while large file %d is moved in leave it whole or not there', async (times) => {
    const folder = await temporaryFolder();
    const child = await start('adopt', folder);
    await saidBy(child, times);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await unwholeAssets(folder)).toEqual([]);
    await (await openTestStore(folder)).close();
    expect(await filesUnder(join(folder, 'work'))).toEqual([]);
  });
});
