import { test as base, expect } from '@playwright/test';
import { RealServer } from './realServer.ts';

interface OwnFixtures {
  /** Every message on the console that is an error or a warning, and every exception of the page. */
  readonly complaints: string[];
}

/** A test in a real browser against a real server: one server for each worker. A page that complains fails its test. */
export const test = base.extend<OwnFixtures, { readonly server: RealServer }>({
  server: [
    async ({}, use) => {
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
