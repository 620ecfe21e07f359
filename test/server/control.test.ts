import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import { openPaidProvider, type PaidProviderOptions } from '../harness/paidProvider.ts';
import { paidParts } from '../harness/paidParts.ts';
import { openTestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';

const picture = (prompt: string) => ({
  type: 'image/generate',
  typeVersion: 1,
  params: { model: 'paid/image', prompt },
});
const graphOf = (nodes: object) => ({ format: 'shotgraph', version: 1, id: 'g', name: 'G', nodes });
const two = { graph: graphOf({ one: picture('one'), two: picture('two') }), tier: 'final' };

async function paying(options: PaidProviderOptions, cacheFolder?: string) {
  const paid = await openPaidProvider(options);
  onTestFinished(() => paid.close());
  const parts = paidParts(paid.url, true);
  const open = () => openTestServer({ parts, ...(cacheFolder !== undefined && { cacheFolder }) });
  return { paid, open, server: await open() };
}

describe('a run over HTTP', () => {
  it('is cancelled: the provider is told, and what was not made is not charged for by the run', async () => {
    const { paid, server } = await paying({ work: 60_000 });
    const { body } = await server.call('POST', '/api/runs', two);
    await expect.poll(() => paid.taken.length).toBe(2);
    const cancelled = await server.call('POST', `/api/runs/${body.id}/cancel`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', cost: 0 });
    expect([...paid.cancelled].sort()).toEqual(['one', 'two']);
  });

  it('is paused and goes on', async () => {
    const { server } = await paying({ work: 500 });
    const { body } = await server.call('POST', '/api/runs', two);
    expect((await server.call('POST', `/api/runs/${body.id}/pause`)).body.state).toBe('paused');
    expect((await server.call('POST', `/api/runs/${body.id}/pause`)).body.state).toBe('paused');
    expect((await server.call('POST', `/api/runs/${body.id}/retry`, {})).status).toBe(409);
    expect((await server.call('POST', `/api/runs/${body.id}/resume`)).body.state).toBe('running');
    const stateOf = async () => (await server.call('GET', `/api/runs/${body.id}`)).body.state;
    await expect.poll(stateOf, { timeout: 10_000 }).toBe('done');
    const { events } = (await server.call('GET', `/api/runs/${body.id}/events`)).body as { events: RunEvent[] };
    expect(events.map(({ type }) => type).filter((type) => type.startsWith('run-'))).toEqual([
      ...['run-start', 'run-pause', 'run-resume', 'run-end'],
    ]);
  });

  it('survives that the server is stopped: its jobs are not cancelled, and the next one fetches them', async () => {
    const { paid, open, server } = await paying({ work: 1500 }, await temporaryFolder());
    const { body } = await server.call('POST', '/api/runs', two);
    await expect.poll(() => paid.taken.length).toBe(2);
    await server.close();
    expect(paid.cancelled).toEqual([]);
    const next = await open();
    const stateOf = async () => (await next.call('GET', `/api/runs/${body.id}`)).body.state;
    await expect.poll(stateOf, { timeout: 15_000 }).toBe('done');
    expect([...paid.taken].sort()).toEqual(['one', 'two']);
  }, 30_000);

  it('stays paused when the server is stopped, until somebody resumes it', async () => {
    const { open, server } = await paying({ work: 300 }, await temporaryFolder());
    const { body } = await server.call('POST', '/api/runs', two);
    await server.call('POST', `/api/runs/${body.id}/pause`);
    await server.close();
    const next = await open();
    const stateOf = async () => (await next.call('GET', `/api/runs/${body.id}`)).body.state;
    expect(await stateOf()).toBe('paused');
    await next.call('POST', `/api/runs/${body.id}/resume`);
    await expect.poll(stateOf, { timeout: 10_000 }).toBe('done');
  }, 20_000);

  it('says in its log why a task failed, and a retry does only what failed', async () => {
    const { paid, server } = await paying({ work: 0 });
    const missing = { type: 'image/import', typeVersion: 1, params: { source: '' } };
    const failing = { graph: graphOf({ one: picture('one'), none: missing }), tier: 'final' };
    const { status, body } = await server.call('POST', '/api/runs', failing);
    expect(status).toBe(201);
    const runOf = async (id: string) => (await server.call('GET', `/api/runs/${id}`)).body;
    await expect.poll(async () => (await runOf(body.id)).state).toBe('failed');
    const log = await server.call('GET', `/api/runs/${body.id}/log?task=none`);
    expect(log.body.entries).toEqual([expect.objectContaining({ task: 'none', level: 'error' })]);
    const retry = await server.call('POST', `/api/runs/${body.id}/retry`, {});
    await expect.poll(async () => (await runOf(retry.body.id)).state).toBe('failed');
    expect(await runOf(retry.body.id)).toMatchObject({ retryOf: body.id, counts: { cached: 1, failed: 1 }, cost: 0 });
    expect(paid.taken).toEqual(['one']);
  });
});
