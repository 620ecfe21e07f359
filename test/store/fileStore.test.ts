import * as nodeFiles from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { followsRules } from '../conformance/rule.ts';
import { storeRules } from '../conformance/store.ts';
import {
  bytesOf,
  graphId,
  keyOf,
  missingAsset,
  runId,
  sampleEntry,
  sampleEvent,
  sampleResult,
  sampleRun,
} from '../conformance/storeSamples.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { filesUnder, openTestStore as openStore } from './openTestStore.ts';

const as = { kind: 'image', mime: 'image/png' } as const;

describe('the store on disk', () => {
  followsRules(storeRules, () => openStore());

  it('holds after it was closed and opened again', async () => {
    const folder = await temporaryFolder();
    const first = await openStore(folder);
    const image = await first.assets.put(bytesOf('abc'), { ...as, facts: { width: 4 } });
    const result = sampleResult('r1', { outputs: { image, text: 'é'.repeat(20_000) } });
    await first.results.append(result);
    await first.runs.create(sampleRun());
    await first.runs.appendEvents(runId, [sampleEvent(1)]);
    await first.ledger.intend(sampleEntry('l1'));
    await first.close();
    const second = await openStore(folder);
    expect(await second.assets.find(image.hash)).toEqual(image);
    expect((await second.results.latest([keyOf('a')])).get(keyOf('a'))).toEqual(result);
    expect(await second.runs.find(runId)).toEqual(sampleRun());
    expect(await second.runs.events(runId, 0)).toEqual([sampleEvent(1)]);
    expect(await second.ledger.open(keyOf('a'))).toEqual([sampleEntry('l1')]);
  });

  it('takes a failed append alone out of those that are committed together', async () => {
    const { results } = await openStore();
    await results.append(sampleResult('r'));
    const outcomes = await Promise.allSettled(['q', 'r', 's'].map((id) => results.append(sampleResult(id))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const takes = await results.takes(graphId, sampleResult('r').node);
    expect(takes.map(({ id }) => id)).toEqual(['s', 'q', 'r']);
  });

  it('misses an asset that only a value over 8 KB names', async () => {
    const { results } = await openStore();
    const list = [...Array.from({ length: 3000 }, (_, index) => index), missingAsset()];
    await results.append(sampleResult('r1', { outputs: { list } }));
    expect((await results.latest([keyOf('a')])).size).toBe(0);
    expect((await results.byId('r1'))?.outputs).toEqual({ list });
  });

  it('does not offer a result whose file somebody deleted', async () => {
    const folder = await temporaryFolder();
    const first = await openStore(folder);
    const image = await first.assets.put(bytesOf('abc'), as);
    await first.results.append(sampleResult('r1', { outputs: { image } }));
    await first.close();
    await nodeFiles.rm(first.assets.pathOf(image.hash));
    const second = await openStore(folder);
    expect((await second.results.latest([keyOf('a')])).size).toBe(0);
    expect(await second.assets.has(image.hash)).toBe(false);
    expect(await second.assets.put(bytesOf('abc'), as)).toEqual(image);
    expect(await second.assets.read(image.hash)).toEqual(bytesOf('abc'));
  });

  it('moves a finished file in, read-only, and copies a person’s own', async () => {
    const folder = await temporaryFolder();
    const { assets, scratch } = await openStore(folder);
    const finished = scratch.newFile();
    await nodeFiles.writeFile(finished, 'film');
    const asset = await assets.adopt(finished, as);
    expect(await assets.read(asset.hash)).toEqual(bytesOf('film'));
    expect((await nodeFiles.stat(assets.pathOf(asset.hash))).mode & 0o777).toBe(0o444);
    const own = join(folder, 'own.png');
    await nodeFiles.writeFile(own, 'film');
    expect(await assets.copyIn(own, as)).toEqual(asset);
    expect(await nodeFiles.readFile(own, 'utf8')).toBe('film');
    expect(await filesUnder(join(folder, 'work'))).toEqual([]);
  });
});
