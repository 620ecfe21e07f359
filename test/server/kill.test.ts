import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Run } from '../../runtime/protocol/runs.ts';
import { openPaidProvider, type PaidProviderOptions } from '../harness/paidProvider.ts';
import { endOf, finishedPaid, madeIn, promptsOf, startPaid } from '../harness/paidRuns.ts';
import { startServerProcess } from '../harness/serverProcess.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { onPostgres } from '../harness/testDatabase.ts';

async function provider(options?: PaidProviderOptions) {
  const paid = await openPaidProvider(options);
  onTestFinished(() => paid.close());
  return paid;
}

/** On Postgres some of the boundaries: what differs there is the database, and each start takes a while. */
const step = onPostgres ? 5 : 1;
const moments = onPostgres ? 3 : 10;

describe('a server that is killed', () => {
  it.each([false, true])(
    'at every commit boundary pays nothing twice and finishes every run by itself (takes effect: %s)',
    async (takesEffect) => {
      const paid = await provider({ work: 0 });
      const cacheFolder = await temporaryFolder();
      const common = { cacheFolder, provider: paid.url, canFind: true };
      let before: string | undefined;
      let boundaries = 0;
      for (let deathAt = 1; ; deathAt += step) {
        const server = await startServerProcess({ ...common, deathAt, takesEffect });
        if (before !== undefined) {
          const run = await finishedPaid(server, before, ['three']);
          expect(run, `${before}, killed at ${deathAt - step}`).toMatchObject({ state: 'done' });
          for (const [task, times] of await madeIn(server, run.id)) expect(times, task).toBe(1);
          expect(paid.taken.filter((prompt) => prompt === `${before} three`)).toHaveLength(1);
        }
        const name = `run-${deathAt}`;
        await server.count();
        const answer = await startPaid(server, name, ['three']);
        const id = answer?.status === 201 ? (answer.body as Run).id : undefined;
        const state = id === undefined ? undefined : await Promise.race([endOf(server, id), server.ended]);
        if (typeof state === 'object') break;
        expect(await server.ended).toBe('SIGKILL');
        before = name;
        boundaries += 1;
      }
      // Intent, handle, picture, results, settlement, events and states each have theirs.
      expect(boundaries).toBeGreaterThan(10 / step);
      expect(new Set(paid.taken).size).toBe(paid.taken.length);
    },
    240_000,
  );

  it(`at ${moments} random moments pays nothing twice and finishes every run by itself`, async () => {
    const paid = await provider({ work: 30, answerAfter: 15 });
    const cacheFolder = await temporaryFolder();
    const common = { cacheFolder, provider: paid.url, canFind: true };
    const names: string[] = [];
    for (let moment = 0; moment < moments; moment += 1) {
      const server = await startServerProcess(common);
      const name = `moment-${moment}`;
      names.push(name);
      void startPaid(server, name);
      await setTimeout(Math.random() * 400);
      await server.kill();
    }
    const last = await startServerProcess(common);
    for (const name of names) expect(await finishedPaid(last, name), name).toMatchObject({ state: 'done' });
    expect([...paid.taken].sort()).toEqual(names.flatMap(promptsOf).sort());
  }, 120_000);

  it('asks a person where the provider can not tell, and does what the person says', async () => {
    const paid = await provider({ answerAfter: 60_000 });
    const cacheFolder = await temporaryFolder();
    const common = { cacheFolder, provider: paid.url, canFind: false };
    const first = await startServerProcess(common);
    const started = await startPaid(first, 'doubt');
    const id: string = started?.body.id;
    await expect.poll(() => paid.taken.length, { timeout: 10_000 }).toBe(3);
    await first.kill();
    const second = await startServerProcess(common);
    expect(await endOf(second, id)).toMatchObject({ state: 'failed', counts: { held: 3 } });
    expect(paid.taken).toHaveLength(3);
    const ledger = await second.call('GET', `/api/ledger?run=${id}&state=unknown`);
    expect(ledger?.body.sums).toMatchObject({ unknown: 3, open: 150_000 });
    const [one, two] = (ledger?.body.entries ?? []) as { id: string }[];
    const check = await second.call('POST', `/api/ledger/${one?.id}/resolve`, { choice: 'check' });
    expect([check?.status, check?.body.error.code]).toEqual([409, 'provider-can-not-tell']);
    const failed = await second.call('POST', `/api/ledger/${one?.id}/resolve`, {
      ...{ choice: 'count-as-failed', charged: false },
    });
    expect(failed?.body.entry).toMatchObject({ state: 'released' });
    const again = await second.call('POST', `/api/ledger/${two?.id}/resolve`, { choice: 'submit-again' });
    expect(again?.body.entry).toMatchObject({ state: 'settled', settled: 50_000 });
    // Two may be asked for now; the third is still in doubt, and nobody has said anything of it.
    await expect.poll(() => paid.taken.length, { timeout: 10_000 }).toBe(5);
    const run = await second.call('GET', `/api/runs/${again?.body.run}`);
    expect(run?.body).toMatchObject({ retryOf: id, counts: { held: 1 } });
    const key = randomUUID();
    const retry = await second.call('POST', `/api/runs/${id}/retry`, { idempotencyKey: key });
    const sameRetry = await second.call('POST', `/api/runs/${id}/retry`, { idempotencyKey: key });
    expect(sameRetry?.body.id).toBe(retry?.body.id);
  }, 60_000);
});
