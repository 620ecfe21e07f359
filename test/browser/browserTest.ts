import { test as base, expect } from '@playwright/test';
import { RealServer } from './realServer.ts';

export interface OwnFixtures {
  /** Every message on the console that is an error or a warning, and every exception of the page. */
  readonly complaints: string[];
}

export interface WorkerFixtures {
  /** Files that name one have a server that nobody used before; the others share one for each worker. */
  readonly serverFor: string;
  readonly server: RealServer;
}

/** A test in a real browser against a real server. A page that complains fails its test. */
export const test = base.extend<OwnFixtures, WorkerFixtures>({
  serverFor: ['everybody', { scope: 'worker', option: true }],
  server: [
    async ({ serverFor: _serverFor }, use) => {
      const server = await RealServer.start();
      await use(server);
      await server.remove();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  complaints: async ({}, use) => use([]),
  page: async ({ page, complaints }, use) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    await use(page);
    expect(complaints).toEqual([]);
  },
});
export { expect } from '@playwright/test';
