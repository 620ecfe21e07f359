import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { assetName, databaseName, manifestName } from '../../server/backup/backupManifest.ts';
import { backupStore } from '../../server/backup/backupStore.ts';
import { restoreStore } from '../../server/backup/restoreStore.ts';
import { S3Blobs } from '../../server/store/s3Blobs.ts';
import { bytesOf, graphId, sampleResult, sampleRun } from '../conformance/storeSamples.ts';
import { shotgraph } from '../cli/shotgraph.ts';
import { startS3Server } from '../harness/s3Server.ts';
import { openTestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { filesUnder, openTestStore } from '../store/openTestStore.ts';

const as = { kind: 'image', mime: 'image/png' } as const;
const targets = ['a folder', 'a zip'] as const;

async function targetOf(kind: (typeof targets)[number]): Promise<string> {
  return join(await temporaryFolder(), kind === 'a zip' ? 'backup.zip' : 'backup');
}

/** A store with three files, a result and a run. */
async function filledStore(folder?: string) {
  const store = await openTestStore(folder);
  const assets = [];
  for (const text of ['one', 'two', 'three']) assets.push(await store.assets.put(bytesOf(text), as));
  await store.results.append(sampleResult('r1', { outputs: { image: assets[0]!, text: 'é'.repeat(10_000) } }));
  await store.runs.create(sampleRun());
  return { store, assets, cacheFolder: store.cacheFolder };
}

describe.each(targets)('a backup to %s', (kind) => {
  it('brings back all that was there', async () => {
    const { store, assets, cacheFolder } = await filledStore();
    const target = await targetOf(kind);
    const made = await backupStore({ cacheFolder, target });
    expect(made).toMatchObject({ assets: 4, missing: [] });
    const result = await store.results.byId('r1');
    const restored = join(await temporaryFolder(), 'cache');
    expect(await restoreStore({ source: target, cacheFolder: restored })).toEqual({
      ...{ assets: 4, bytes: made.bytes, lost: [] },
    });
    const again = await openTestStore(restored);
    expect(await again.results.byId('r1')).toEqual(result);
    expect(await again.runs.find(sampleRun().id)).toEqual(sampleRun());
    for (const [index, text] of ['one', 'two', 'three'].entries()) {
      expect(await again.assets.read(assets[index]!.hash)).toEqual(bytesOf(text));
    }
    expect(await readdir(join(target, '..'))).toHaveLength(1);
  });

  it('is whole although others write meanwhile', async () => {
    const { store, cacheFolder } = await filledStore();
    const target = await targetOf(kind);
    const done = new AbortController();
    const writing = (async () => {
      let written = 0;
      for (; !done.signal.aborted; written += 1) {
        const image = await store.assets.put(bytesOf(`picture ${written}`), as);
        await store.results.append(sampleResult(`w${written}`, { outputs: { image } }));
      }
      return written;
    })();
    await backupStore({ cacheFolder, target });
    done.abort();
    expect(await writing).toBeGreaterThan(0);
    const restored = join(await temporaryFolder(), 'cache');
    expect((await restoreStore({ source: target, cacheFolder: restored })).lost).toEqual([]);
    const again = await openTestStore(restored);
    for (const take of await again.results.takes(graphId, sampleResult('').node)) {
      const image = take.outputs['image'] as { hash: never };
      expect((await again.assets.read(image.hash)).byteLength).toBeGreaterThan(0);
    }
  });

  it('names what was gone already', async () => {
    const { store, assets, cacheFolder } = await filledStore();
    await rm(store.assets.pathOf(assets[1]!.hash));
    const target = await targetOf(kind);
    expect(await backupStore({ cacheFolder, target })).toMatchObject({ assets: 3, missing: [assets[1]!.hash] });
    const restored = join(await temporaryFolder(), 'cache');
    expect((await restoreStore({ source: target, cacheFolder: restored })).lost).toEqual([assets[1]!.hash]);
  });
});

describe('a backup', () => {
  it('to the same folder again copies only what is new', async () => {
    const { store, assets, cacheFolder } = await filledStore();
    const target = await targetOf('a folder');
    await backupStore({ cacheFolder, target });
    const kept = join(target, assetName(assets[0]!.hash));
    await chmod(kept, 0o644);
    await writeFile(kept, 'eno');
    await store.assets.put(bytesOf('four'), as);
    expect(await backupStore({ cacheFolder, target })).toMatchObject({ assets: 5 });
    expect(await readFile(kept, 'utf8')).toBe('eno');
    expect(await filesUnder(target)).toHaveLength(7);
  });

  it('never fills a folder of something else, nor copies what is no cache', async () => {
    const { cacheFolder } = await filledStore();
    const foreign = await temporaryFolder();
    await writeFile(join(foreign, 'letter.txt'), 'Dear');
    await expect(backupStore({ cacheFolder, target: foreign })).rejects.toMatchObject({ code: 'backup-target' });
    expect(await readdir(foreign)).toEqual(['letter.txt']);
    const target = await targetOf('a zip');
    await expect(backupStore({ cacheFolder: foreign, target })).rejects.toMatchObject({ code: 'cache-missing' });
  });

  it('holds what only the bucket has', async () => {
    const server = await startS3Server();
    const remote = new S3Blobs(server.settings);
    const store = await openTestStore(undefined, { remote });
    const { hash } = await store.assets.put(bytesOf('one'), as);
    await rm(store.assets.pathOf(hash));
    for (const kind of targets) {
      const target = await targetOf(kind);
      const options = { cacheFolder: store.cacheFolder, target, remote };
      expect(await backupStore(options)).toMatchObject({ assets: 1, missing: [] });
      const cacheFolder = join(await temporaryFolder(), 'cache');
      expect(await restoreStore({ source: target, cacheFolder })).toMatchObject({ assets: 1, lost: [] });
    }
    remote.close();
  });
});

describe('a restore', () => {
  it('keeps no file whose bytes are not those of its name', async () => {
    const { assets, cacheFolder } = await filledStore();
    const target = await targetOf('a folder');
    await backupStore({ cacheFolder, target });
    const damaged = join(target, assetName(assets[0]!.hash));
    await chmod(damaged, 0o644);
    await writeFile(damaged, 'eno');
    const restored = join(await temporaryFolder(), 'cache');
    const outcome = await restoreStore({ source: target, cacheFolder: restored });
    expect(outcome).toMatchObject({ assets: 3, lost: [assets[0]!.hash] });
    expect(await filesUnder(join(restored, 'assets'))).toHaveLength(3);
  });

  it.each<[string, (zip: ZipFile) => void]>([
    ['is no backup', (zip) => zip.addBuffer(Buffer.from('x'), 'x.txt')],
    ['has no database', (zip) => zip.addBuffer(manifest, manifestName)],
    [
      'has a database that is none',
      (zip) => {
        zip.addBuffer(manifest, manifestName);
        zip.addBuffer(Buffer.from('SQLite format 3\0 but not really'), databaseName);
      },
    ],
    [
      'has a head that is none',
      (zip) => {
        zip.addBuffer(Buffer.from('{"format":"shotgraph-backup"}'), manifestName);
        zip.addBuffer(Buffer.from(''), databaseName);
      },
    ],
  ])('of a zip that %s changes nothing', async (_name, fill) => {
    const source = await targetOf('a zip');
    const zip = new ZipFile();
    fill(zip);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(source));
    const { cacheFolder } = await filledStore();
    const before = await readFile(join(cacheFolder, databaseName));
    const outcome = restoreStore({ source, cacheFolder, replace: true });
    await expect(outcome).rejects.toMatchObject({ code: 'backup-damaged', faultClass: 'invalid-input' });
    expect(await readFile(join(cacheFolder, databaseName))).toEqual(before);
  });

  it('puts files only where its own names lead', async () => {
    const { cacheFolder } = await filledStore();
    const target = await targetOf('a folder');
    await backupStore({ cacheFolder, target });
    const source = await targetOf('a zip');
    const zip = new ZipFile();
    zip.addFile(join(target, manifestName), manifestName);
    zip.addFile(join(target, databaseName), databaseName);
    zip.addBuffer(Buffer.from('bad'), 'assets/zz/strange');
    zip.addBuffer(Buffer.from('bad'), 'XX/outside.txt');
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(source));
    const bytes = await readFile(source);
    // yazl makes no such names itself.
    await writeFile(
      source,
      Buffer.from(bytes.toString('latin1').replaceAll('XX/outside', '../outside'.slice(0, 10)), 'latin1'),
    );
    const parent = await temporaryFolder();
    await restoreStore({ source, cacheFolder: join(parent, 'cache') }).catch(() => undefined);
    expect((await filesUnder(parent)).filter((path) => /outside|strange/.test(path))).toEqual([]);
  });

  it('never takes the place of work unless told to, and then puts it aside', async () => {
    const { cacheFolder } = await filledStore();
    const target = await targetOf('a zip');
    await backupStore({ cacheFolder, target });
    const other = await temporaryFolder();
    const there = await openTestStore(other);
    await there.results.append(sampleResult('own'));
    await there.close();
    const options = { source: target, cacheFolder: other };
    await expect(restoreStore(options)).rejects.toMatchObject({ code: 'cache-not-empty' });
    const { before } = await restoreStore({ ...options, replace: true });
    expect(await (await openTestStore(other)).results.byId('r1')).toBeDefined();
    expect(await (await openTestStore(before)).results.byId('own')).toBeDefined();
  });

  it('is refused while a server works there', async () => {
    const server = await openTestServer();
    const target = await targetOf('a folder');
    await backupStore({ cacheFolder: server.cacheFolder, target });
    const options = { source: target, cacheFolder: server.cacheFolder, replace: true };
    await expect(restoreStore(options)).rejects.toMatchObject({ code: 'cache-in-use' });
    expect((await server.call('GET', '/api/assets')).status).toBe(200);
  });

  it('and the backup are commands', async () => {
    const { assets, cacheFolder } = await filledStore();
    const folder = await temporaryFolder();
    const made = await shotgraph(['backup', join(folder, 'b.zip'), '--cache', cacheFolder, '--json'], { cwd: folder });
    expect(JSON.parse(made.stdout)).toMatchObject({ assets: 4 });
    const back = await shotgraph(['restore', join(folder, 'b.zip'), '--cache', join(folder, 'cache')], { cwd: folder });
    expect({ code: back.code, words: back.stdout }).toEqual({
      code: 0,
      words: expect.stringContaining('4 files are back'),
    });
    expect(await readFile(join(folder, 'cache', assetName(assets[0]!.hash)), 'utf8')).toBe('one');
    const refused = await shotgraph(['restore', join(folder, 'no.zip'), '--cache', join(folder, 'other')], {
      cwd: folder,
    });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('no.zip is not there') });
    await mkdir(join(folder, 'empty'));
    expect(
      (await shotgraph(['backup', join(folder, 'c'), '--cache', join(folder, 'empty')], { cwd: folder })).code,
    ).toBe(2);
  });
});

const manifest = Buffer.from(
  JSON.stringify({ format: 'shotgraph-backup', version: 1, createdAt: '', assets: 0, bytes: 0, missing: [] }),
);
