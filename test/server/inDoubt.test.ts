import { describe, expect, it, onTestFinished } from 'vitest';
import { paidParts } from '../harness/paidParts.ts';
import { openPaidProvider, type PaidProviderOptions } from '../harness/paidProvider.ts';
import { openTestServer } from '../harness/serverHarness.ts';

const graph = {
  ...{ format: 'shotgraph', version: 1, id: 'g', name: 'G' },
  nodes: { one: { type: 'image/generate', typeVersion: 1, params: { model: 'paid/image', prompt: 'one' } } },
};

/** A run whose only submission got no answer, and then a provider that answers again. */
async function doubt(cut: NonNullable<PaidProviderOptions['cut']>) {
  const options: PaidProviderOptions = { cut };
  const paid = await openPaidProvider(options);
  onTestFinished(() => paid.close());
  const server = await openTestServer({ parts: paidParts(paid.url, true) });
  const { body: run } = await server.call('POST', '/api/runs', { graph, tier: 'final' });
  const stateOf = async (id: string) => (await server.call('GET', `/api/runs/${id}`)).body.state;
  await expect.poll(() => stateOf(run.id)).toBe('failed');
  expect((await server.call('GET', `/api/runs/${run.id}`)).body.counts).toMatchObject({ held: 1 });
  options.cut = undefined;
  const { body: ledger } = await server.call('GET', `/api/ledger?run=${run.id}&state=unknown`);
  expect(ledger.entries).toHaveLength(1);
  const resolve = (body: object) => server.call('POST', `/api/ledger/${ledger.entries[0].id}/resolve`, body);
  const retried = async () => {
    const { body: again } = await server.call('POST', `/api/runs/${run.id}/retry`, {});
    await expect.poll(() => stateOf(again.id)).toBe('done');
  };
  return { paid, server, stateOf, resolve, retried };
}

describe('a submission in doubt', () => {
  it('is checked: the provider has it, and its result is fetched without another', async () => {
    const { paid, resolve, retried } = await doubt('after taking');
    const { body } = await resolve({ choice: 'check' });
    expect(body).toMatchObject({ entry: { state: 'accepted' }, message: expect.stringContaining('has the job') });
    await retried();
    expect(paid.taken).toEqual(['one']);
  });

  it('is checked: the provider never got it, so nothing was charged and it may be asked', async () => {
    const { paid, resolve, retried } = await doubt('before taking');
    const { body } = await resolve({ choice: 'check' });
    expect(body).toMatchObject({ entry: { state: 'released' }, message: expect.stringContaining('never got it') });
    await retried();
    expect(paid.taken).toEqual(['one']);
  });

  it('counts as failed, charged or not, and nothing is submitted for it', async () => {
    const { paid, resolve } = await doubt('after taking');
    const { body } = await resolve({ choice: 'count-as-failed', charged: true });
    expect(body.entry).toMatchObject({ state: 'settled', settled: 50_000 });
    expect((await resolve({ choice: 'check' })).body.error.code).toBe('not-in-doubt');
    expect(paid.taken).toEqual(['one']);
  });

  it('is submitted again because a person says so', async () => {
    const { paid, resolve, stateOf } = await doubt('after taking');
    const { body } = await resolve({ choice: 'submit-again', charged: false });
    expect(body.entry).toMatchObject({ state: 'released' });
    await expect.poll(() => stateOf(body.run)).toBe('done');
    expect(paid.taken).toEqual(['one', 'one']);
  });
});
