import { z } from 'zod';
import { zHealthAnswer, zReadyAnswer } from '../../../runtime/protocol/status.ts';
import { byteWords } from '../../ingest/byteWords.ts';
import type { ApiDocument } from '../openapi/openApi.ts';
import { apiPage } from '../pages/apiPage.ts';
import { pageStyle } from '../pages/page.ts';
import { statusPage } from '../pages/statusPage.ts';
import { defineRawRoute, defineRoute, type Route } from '../route.ts';

/** How the server is, and what it can be asked. `document` is called when somebody wants to read it. */
export function statusRoutes(document: () => ApiDocument): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/health',
      summary: 'Say that the process answers.',
      open: true,
      response: zHealthAnswer,
      run: async (_, { system }) => system.health(),
    }),
    defineRawRoute({
      method: 'GET',
      path: '/ready',
      summary: 'Say whether work can be taken: 503 while it can not.',
      open: true,
      responseType: 'application/json',
      response: zReadyAnswer,
      run: async (context, _, { system }) => {
        const answer = await system.ready();
        context.set('Cache-Control', 'no-store');
        context.status = answer.ready ? 200 : 503;
        context.type = 'application/json';
        context.body = JSON.stringify(answer);
      },
    }),
    defineRawRoute({
      method: 'GET',
      path: '/metrics',
      summary: 'Read the figures for Prometheus.',
      responseType: 'text/plain',
      run: async (context, _, { metrics }) => {
        const text = await metrics.text();
        context.status = 200;
        context.set('Content-Type', metrics.contentType);
        context.body = text;
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/openapi.json',
      summary: 'Read this document.',
      response: z.looseObject({ openapi: z.string() }),
      run: async () => ({ ...document() }),
    }),
    defineRawRoute({
      method: 'GET',
      path: '/api',
      summary: 'Read this document as a page.',
      responseType: 'text/html',
      run: async (context) => {
        context.status = 200;
        context.type = 'text/html';
        context.body = apiPage(document());
      },
    }),
    defineRawRoute({
      method: 'GET',
      path: '/page.css',
      summary: 'Read the style of the pages.',
      open: true,
      responseType: 'text/css',
      run: async (context) => {
        context.status = 200;
        context.type = 'text/css';
        context.body = pageStyle;
      },
    }),
    // `/` is this page only where no editor is built.
    ...['/status', '/'].map((path) =>
      defineRawRoute({
        method: 'GET',
        path,
        summary: path === '/' ? 'Open the editor.' : 'Look at the state of the server.',
        responseType: 'text/html',
        run: async (context, _, { system, metrics }) => {
          const [ready, { store, runs }] = await Promise.all([system.ready(), metrics.measure()]);
          const running = runs['running'] ?? 0;
          context.status = 200;
          context.type = 'text/html';
          context.set('Cache-Control', 'no-store');
          context.body = statusPage({
            ...{ version: system.version, ready },
            figures: [
              ['Runs under way', String(running)],
              ['Stored files', `${store.assets}, ${byteWords(store.assetBytes)}`],
              ['Kept results', String(store.results)],
              ['Free on the disk', byteWords(store.freeBytes)],
            ],
          });
        },
      }),
    ),
  ];
}
