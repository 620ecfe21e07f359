import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editorFolder } from '../../server/web/buildEditor.ts';
import { openPaidProvider, type PaidProvider, type PaidProviderOptions } from '../harness/paidProvider.ts';
import { spawnServer } from '../harness/spawnServer.ts';
import { test as base } from './browserTest.ts';

/** A server whose only model costs money, and the provider that takes it. */
export interface PaidServer {
  readonly url: string;
  readonly provider: PaidProvider;
  /** How the provider answers from now on. */
  readonly behaviour: PaidProviderOptions;
  /** Stores a graph; its id. */
  save(graph: unknown): Promise<string>;
}

/** A test in a real browser against a real server that asks a provider for paid work. */
export const test = base.extend<object, { readonly paid: PaidServer }>({
  paid: [
    async ({}, use) => {
      const behaviour: PaidProviderOptions = {};
      const provider = await openPaidProvider(behaviour);
      const cacheFolder = await mkdtemp(join(tmpdir(), 'shotgraph-paid-'));
      const server = await spawnServer({ cacheFolder, provider: provider.url, canFind: true, editorFolder });
      const save = async (graph: unknown) => {
        const answer = await server.call('POST', '/api/graphs', { graph });
        if (answer?.status !== 201) throw new Error(`The graph is not stored: ${JSON.stringify(answer)}`);
        return answer.body.graph.id as string;
      };
      await use({ url: server.url, provider, behaviour, save });
      await server.kill();
      await provider.close();
      await rm(cacheFolder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ paid }, use) => use(paid.url),
});
