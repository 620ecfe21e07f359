import { defineConfig } from '@playwright/test';
import { chromiumPath } from './chromiumPath.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Each has a server of its own; two at once is what two cores carry.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A second try tells a busy machine from a fault; the report calls such a test flaky, which is a bug to mend.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: '../../node_modules/.cache/browser-tests',
  globalSetup: './buildOnce.ts',
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
});
