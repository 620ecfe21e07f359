import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { S3Blobs } from '../../server/store/s3Blobs.ts';
import { CountingAdapter, graphOf, localAdapter, testEngine } from '../harness/engineHarness.ts';
import { startS3Server } from '../harness/s3Server.ts';
import { openTestStore } from './openTestStore.ts';

it('an asset store that is down for a minute holds runs up, and loses neither work nor money', async () => {
  const server = await startS3Server();
  const remote = new S3Blobs({ ...server.settings, attempts: 1 });
  onTestFinished(() => remote.close());
  const store = await openTestStore(undefined, { remote });
  const adapter = new CountingAdapter('paid');
  const adapters = new Map([adapter, localAdapter].map((each) => [each.provider, each]));
  const { start, clock } = testEngine({ store, adapters });
  const picture = (prompt: string) => ({ type: 'test/picture', params: { prompt } });
  const graph = graphOf({ a: picture('a'), b: { ...picture('b'), tier: 'animatic' } });
  const startedAt = clock.now();
  server.failWith = 503;
  const handle = start({ graph, tier: 'final' });
  let isOver = false;
  void handle.done.finally(() => (isOver = true));
  // The bucket is really asked, so the clock goes on in small steps beside it.
  while (!isOver) {
    if (clock.now() - startedAt >= 60_000) delete server.failWith;
    await setTimeout(2);
    await clock.advance(0.25);
  }
  const { state, seconds, cost } = await handle.done;
  expect([state, cost]).toEqual(['done', 50_000]);
  expect(seconds).toBeGreaterThan(60);
  expect(adapter.submitted).toHaveLength(1);
  expect(server.objects.size).toBe(2);
}, 60_000);
