import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import type { Run } from '../../runtime/protocol/runs.ts';
import { openPaidProvider, type PaidProviderOptions } from '../harness/paidProvider.ts';
import { type ServerProcess, startServerProcess } from '../harness/serverProcess.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { onPostgres } from '../harness/testDatabase.ts';

/** Two paid pictures, and a third whose prompt is joined from texts that cost nothing. */
function paidGraph(name: string) {
  const picture = (prompt?: string) => ({
    type: 'image/generate',
    typeVersion: 1,
    params: { model: 'paid/image', ...(prompt !== undefined && { prompt }) },
  });
  const text = (value: string) => ({ type: 'text/value', typeVersion: 1, params: { text: value } });
  return {
    format: 'shotgraph',
    version: 1,
    id: 'paid',
    name,
    nodes: {
      one: picture(`${name} one`),
      two: picture(`${name} two`),
      three: picture(),
      begin: text(name),
      end: text('three'),
      prompt: { type: 'text/join', typeVersion: 1, params: { separator: ' ' } },
    },
    edges: {
      a: { from: { node: 'begin', port: 'text' }, to: { node: 'prompt', port: 'texts' }, order: 0 },
      b: { from: { node: 'end', port: 'text' }, to: { node: 'prompt', port: 'texts' }, order: 1 },
      c: { from: { node: 'prompt', port: 'text' }, to: { node: 'three', port: 'prompt' } },
    },
    outputs: [{ name: 'picture', node: 'three', port: 'image' }],
  };
}

const promptsOf = (name: string) => ['one', 'three', 'two'].map((last) => `${name} ${last}`);

async function provider(options?: PaidProviderOptions) {
  const paid = await openPaidProvider(options);
  onTestFinished(() => paid.close());
  return paid;
}

/** Waits until a run has ended by itself. */
async function endOf(server: ServerProcess, id: string): Promise<Run> {
  for (let tried = 0; tried < 600; tried += 1) {
    const answer = await server.call('GET', `/api/runs/${id}`);
    if (answer?.status === 200 && answer.body.state !== 'running') return answer.body as Run;
    await setTimeout(50);
  }
  throw new Error(`The run ${id} does not end.`);
}

/** Results that were made anew, by task, over the whole life of a run. */
async function madeIn(server: ServerProcess, id: string): Promise<Map<string, number>> {
  const answer = await server.call('GET', `/api/runs/${id}/events`);
  const made = new Map<string, number>();
  for (const event of (answer?.body.events ?? []) as RunEvent[]) {
    if (event.type === 'task-end' && !event.cached) made.set(event.task, (made.get(event.task) ?? 0) + 1);
  }
  return made;
}

/** Starts a run under a key, so that it is found again when the answer was lost. */
function start(server: ServerProcess, name: string, targets?: readonly string[]) {
  const request = { graph: paidGraph(name), tier: 'final', idempotencyKey: name, ...(targets && { targets }) };
  return server.call('POST', '/api/runs', request);
}

/** The run goes on by itself; one whose record was never written is started by asking again, as a caller would. */
async function finished(server: ServerProcess, name: string, targets?: readonly string[]): Promise<Run> {
  const answer = await start(server, name, targets);
  if (answer?.status !== 201) throw new Error(`The run ${name} can not be started: ${JSON.stringify(answer)}`);
  return endOf(server, answer.body.id);
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
          const run = await finished(server, before, ['three']);
          expect(run, `${before}, killed at ${deathAt - step}`).toMatchObject({ state: 'done' });
          for (const [task, times] of await madeIn(server, run.id)) expect(times, task).toBe(1);
          expect(paid.taken.filter((prompt) => prompt === `${before} three`)).toHaveLength(1);
        }
        const name = `run-${deathAt}`;
        await server.count();
        const answer = await start(server, name, ['three']);
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
      void start(server, name);
      await setTimeout(Math.random() * 400);
      await server.kill();
    }
    const last = await startServerProcess(common);
    for (const name of names) expect(await finished(last, name), name).toMatchObject({ state: 'done' });
    expect([...paid.taken].sort()).toEqual(names.flatMap(promptsOf).sort());
  }, 120_000);

  it('asks a person where the provider can not tell, and does what the person says', async () => {
    const paid = await provider({ answerAfter: 60_000 });
    const cacheFolder = await temporaryFolder();
    const common = { cacheFolder, provider: paid.url, canFind: false };
    const first = await startServerProcess(common);
    const started = await start(first, 'doubt');
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
