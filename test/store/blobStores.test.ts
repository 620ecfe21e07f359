import { rm } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import { AssetFolder } from '../../server/store/assetFolder.ts';
import type { BlobStore } from '../../server/store/blobStore.ts';
import { S3Blobs } from '../../server/store/s3Blobs.ts';
import { s3Settings } from '../../server/store/s3Settings.ts';
import { blobFile, blobRules, type BlobSubject } from '../conformance/blobStore.ts';
import { followsRules } from '../conformance/rule.ts';
import { storeRules } from '../conformance/store.ts';
import { bytesOf, sampleResult } from '../conformance/storeSamples.ts';
import { startS3Server, type S3TestServer } from '../harness/s3Server.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { openTestStore } from './openTestStore.ts';

const pieceBytes = 64 * 1024;

function openBucket(server: S3TestServer, change: Partial<S3TestServer['settings']> = {}): S3Blobs {
  const blobs = new S3Blobs({ ...server.settings, partBytes: pieceBytes, attempts: 2, ...change });
  onTestFinished(() => blobs.close());
  return blobs;
}

async function folderSubject(): Promise<BlobSubject> {
  return { blobs: await AssetFolder.open(await temporaryFolder()), folder: await temporaryFolder(), pieceBytes };
}

async function bucketSubject(): Promise<BlobSubject> {
  const server = await startS3Server();
  server.pageSize = 3;
  return { blobs: openBucket(server), folder: await temporaryFolder(), pieceBytes };
}

describe('a folder of assets', () => followsRules(blobRules, folderSubject));
describe('a bucket of assets', () => followsRules(blobRules, bucketSubject));
describe('a store with a bucket', () =>
  followsRules(storeRules, async () => openTestStore(undefined, { remote: openBucket(await startS3Server()) })));

/** Each breaks one rule on purpose. */
const broken: readonly [rule: string, break_: (blobs: BlobStore) => Partial<BlobStore>][] = [
  [
    'gives back what it kept, and the file stays where it was',
    (blobs) => ({
      keep: async (hash, path) => {
        await blobs.keep(hash, path);
        await rm(path);
      },
    }),
  ],
  ['gives a range, both ends included', (blobs) => ({ stream: async (hash) => blobs.stream(hash) })],
  ['says what is not there', () => ({ sizeOf: async () => 0 })],
  ['removes', () => ({ remove: async () => undefined })],
  [
    'lists all that is there, by hash',
    (blobs) => ({
      async *list() {
        const all = [];
        for await (const blob of blobs.list()) all.push(blob);
        yield* all.slice(1);
      },
    }),
  ],
  [
    'keeps nothing at all, one byte, and files around the size of a piece',
    (blobs) => ({
      sizeOf: async (hash) => Math.min(pieceBytes, (await blobs.sizeOf(hash)) ?? 0),
    }),
  ],
];

describe('the rules of places for bytes', () => {
  it.each(broken)('catch a store that does not: %s', async (name, breakIt) => {
    const { blobs, ...subject } = await folderSubject();
    const specimen: BlobStore = {
      keep: (hash, path) => blobs.keep(hash, path),
      sizeOf: (hash) => blobs.sizeOf(hash),
      stream: (hash, range) => blobs.stream(hash, range),
      remove: (hash) => blobs.remove(hash),
      list: () => blobs.list(),
      ...breakIt(blobs),
    };
    const rule = blobRules.find((candidate) => candidate.name === name)!;
    await expect(rule.check({ blobs: specimen, ...subject })).rejects.toThrow();
  });
});

describe('a bucket', () => {
  it('is not opened by a wrong key, and says so without telling it', async () => {
    const server = await startS3Server();
    const wrong = openBucket(server, { secretAccessKey: 'a wrong secret' });
    const outcome = wrong.sizeOf('0'.repeat(64) as AssetHash);
    await expect(outcome).rejects.toMatchObject({ code: 'asset-store-refused', faultClass: 'permanent' });
    await expect(outcome).rejects.not.toThrow('a wrong secret');
    const stranger = openBucket(server, { accessKeyId: 'AKIANOBODY' });
    const { hash, path } = await blobFile(await temporaryFolder(), 5);
    await expect(stranger.keep(hash, path)).rejects.toMatchObject({ code: 'asset-store-refused' });
    expect(server.objects.size).toBe(0);
  });

  it.each([503, 'reset'] as const)('that answers with %s loses nothing, and goes on when it is back', async (fault) => {
    const server = await startS3Server();
    const store = await openTestStore(undefined, { remote: openBucket(server) });
    server.failWith = fault;
    const put = store.assets.put(bytesOf('abc'), { kind: 'image', mime: 'image/png' });
    await expect(put).rejects.toMatchObject({ code: 'asset-store-unreachable', faultClass: 'network' });
    delete server.failWith;
    const { hash } = await store.assets.put(bytesOf('abc'), { kind: 'image', mime: 'image/png' });
    expect(await store.assets.read(hash)).toEqual(bytesOf('abc'));
    expect(server.objects.get(`assets/${hash}`)).toEqual(Buffer.from('abc'));
  });

  it('gives up an upload in parts that fails in the middle', async () => {
    const server = await startS3Server();
    const { hash, path } = await blobFile(await temporaryFolder(), 3 * pieceBytes);
    const set = server.requests.push.bind(server.requests);
    server.requests.push = (...entries) => {
      if (entries[0]?.includes('partNumber=2')) throw new Error('The line is cut.');
      return set(...entries);
    };
    await expect(openBucket(server).keep(hash, path)).rejects.toMatchObject({ code: 'asset-store-unreachable' });
    expect(server.unfinished.size).toBe(0);
    expect(server.objects.size).toBe(0);
  });

  it('is asked once by many who want the same file, and another machine finds what this one stored', async () => {
    const server = await startS3Server();
    const here = await openTestStore(undefined, { remote: openBucket(server) });
    const image = await here.assets.put(bytesOf('abc'), { kind: 'image', mime: 'image/png' });
    await here.results.append(sampleResult('r1', { outputs: { image } }));
    await rm(here.assets.pathOf(image.hash));
    server.requests.length = 0;
    await Promise.all(Array.from({ length: 5 }, () => here.assets.fileOf(image.hash)));
    expect(server.requests).toEqual([`GET /films/assets/${image.hash}?x-id=GetObject`]);
    expect(await here.assets.read(image.hash)).toEqual(bytesOf('abc'));
  });

  it('whose bytes were changed is not believed', async () => {
    const server = await startS3Server();
    const store = await openTestStore(undefined, { remote: openBucket(server) });
    const { hash } = await store.assets.put(bytesOf('abc'), { kind: 'image', mime: 'image/png' });
    await rm(store.assets.pathOf(hash));
    server.objects.set(`assets/${hash}`, Buffer.from('abd'));
    await expect(store.assets.read(hash)).rejects.toMatchObject({ code: 'asset-damaged' });
    await expect(store.assets.read(hash)).rejects.toMatchObject({ code: 'asset-damaged' });
  });

  it('gives what was kept as a stream of a range', async () => {
    const server = await startS3Server();
    const blobs = openBucket(server);
    const { hash, path } = await blobFile(await temporaryFolder(), 100);
    await blobs.keep(hash, path);
    server.requests.length = 0;
    expect((await buffer(await blobs.stream(hash, { start: 1, end: 3 }))).byteLength).toBe(3);
    expect(server.requests).toHaveLength(1);
  });
});

describe('s3Settings', () => {
  it('is off without a bucket, and reads the rest from the environment', () => {
    expect(s3Settings({})).toBeUndefined();
    expect(s3Settings({ SHOTGRAPH_S3_BUCKET: 'films' })).toEqual({ bucket: 'films', prefix: '', region: 'auto' });
    const env = { SHOTGRAPH_S3_BUCKET: 'films', SHOTGRAPH_S3_ENDPOINT: 'no address' };
    expect(() => s3Settings(env)).toThrow('is not an address');
    expect(() => s3Settings({ SHOTGRAPH_S3_BUCKET: 'films', AWS_ACCESS_KEY_ID: 'a' })).toThrow('Set both');
  });
});
