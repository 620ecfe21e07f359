/// <reference types="vitest/config" />
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:4400';

/** What touches the database: the same tests again, with Postgres in the place of the file. */
const onPostgresToo = [
  'test/store/{fileStore,cachePrune,storeProcesses}.test.ts',
  'test/server/{graphs,graphHistory,runs,control,takes,sockets,editorNeeds,assetLineage,openApi}.test.ts',
  'test/server/{lease,stalled,kill,inDoubt,secondServer,templateNodes,longNames}.test.ts',
];
/** What only Postgres does. */
const onPostgresOnly = ['test/postgres/**/*.test.ts'];

export default defineConfig({
  root: `${import.meta.dirname}/editor`,
  plugins: [react()],
  build: {
    outDir: '../dist/editor',
    emptyOutDir: true,
    assetsDir: 'build',
    // Pages run only what this server serves (Content-Security-Policy): nothing goes into the page itself.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Pages are loaded one by one, and what several of them need comes before the page itself: zod has to be set
        // up (withoutEval.ts) in the same file, or schemas would be made before.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|withoutEval/ }] },
      },
    },
  },
  server: { proxy: { '/api': server, '/login': server, '/socket.io': { target: server, ws: true } } },
  test: {
    root: import.meta.dirname,
    environment: 'node',
    testTimeout: 60_000,
    // Much of a test's time is another program's: one worker alone leaves the second of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A busy machine is no failure: what never comes is found out all the same.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['{runtime,nodes,server,editor,test}/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...onPostgresOnly],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...onPostgresToo, ...onPostgresOnly],
          globalSetup: ['test/harness/databaseDesk.ts'],
          env: { SHOTGRAPH_TEST_DATABASE: 'postgres' },
        },
      },
    ],
  },
});
