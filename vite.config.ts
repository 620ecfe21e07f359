import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{runtime,nodes,server,test}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});
