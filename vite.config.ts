/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:4400';

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
  },
  server: { proxy: { '/api': server, '/login': server, '/socket.io': { target: server, ws: true } } },
  test: {
    root: import.meta.dirname,
    include: ['{runtime,nodes,server,editor,test}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});
