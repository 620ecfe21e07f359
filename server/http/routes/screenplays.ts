import { z } from 'zod';
import {
  zBreakdownRequest,
  zScreenplayAnswer,
  zScreenplayFolder,
  zScreenplayGraphAnswer,
  zScreenplayGraphRequest,
  zScreenplaysAnswer,
  zScreenplayUploadQuery,
} from '../../../runtime/protocol/screenplays.ts';
import { arriving } from '../arriving.ts';
import { defineRawRoute, defineRoute, type Route } from '../route.ts';

const zId = z.strictObject({ id: z.string().min(1).max(100) });

/** Texts of 64 MB, as many as a package may hold, and what JSON puts around them. */
const folderBytes = 96 * 1024 * 1024;

const exampleScript = `Title: The Lamp

INT. KITCHEN - NIGHT

MAELLE (27, navy jumper) winds a dead clock.

MAELLE
The lamp is out.
`;

/** Screenplays in, film graphs out. */
export const screenplayRoutes: readonly Route[] = [
  defineRawRoute({
    method: 'POST',
    path: '/api/screenplays',
    summary: 'Upload a screenplay (a zip of a package, Fountain, Final Draft) and get its breakdown and doubts.',
    query: zScreenplayUploadQuery,
    requestType: 'application/octet-stream',
    responseType: 'application/json',
    response: zScreenplayAnswer,
    status: 201,
    example: { query: { name: 'lamp.fountain' }, body: exampleScript },
    run: async (context, { query }, { screenplays }) => {
      const answer = await screenplays.upload({ name: query.name, bytes: arriving(context.req) });
      context.set('Cache-Control', 'no-store');
      context.set('Location', `/api/screenplays/${answer.id}`);
      context.status = 201;
      context.type = 'application/json';
      context.body = JSON.stringify(answer);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/screenplays/folder',
    summary: 'Upload a package folder file by file, as a browser reads it, and get its breakdown and doubts.',
    body: zScreenplayFolder,
    bodyLimit: folderBytes,
    example: { body: { name: 'lamp', files: [{ path: 'lamp/lamp.fountain', text: exampleScript }] } },
    response: zScreenplayAnswer,
    status: 201,
    run: async ({ body }, { screenplays }) => screenplays.uploadFolder(body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/screenplays',
    summary: 'List the uploaded screenplays, newest first.',
    response: zScreenplaysAnswer,
    run: async (_, { screenplays }) => ({ screenplays: await screenplays.list() }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/screenplays/:id',
    summary: 'Read what was understood of a screenplay.',
    params: zId,
    response: zScreenplayAnswer,
    run: async ({ params }, { screenplays }) => screenplays.get(params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/screenplays/:id/breakdown',
    summary: 'See what corrections make of a screenplay; nothing is saved.',
    params: zId,
    body: zBreakdownRequest,
    response: zScreenplayAnswer,
    example: { body: { corrections: { people: { maelle: { name: 'Maëlle Kervran' } } } } },
    run: async ({ params, body }, { screenplays }) => screenplays.breakdown(params.id, body.corrections),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/screenplays/:id/graph',
    summary: 'Make a film graph of a screenplay, with corrections and options; nothing is saved.',
    params: zId,
    body: zScreenplayGraphRequest,
    response: zScreenplayGraphAnswer,
    example: { body: { size: '640x360', corrections: { people: { maelle: { age: 31 } } } } },
    run: async ({ params, body }, { screenplays }) => screenplays.graph(params.id, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/screenplays/:id',
    summary: 'Forget a screenplay; graphs made of it stay.',
    params: zId,
    response: z.strictObject({}),
    run: async ({ params }, { screenplays }) => {
      await screenplays.remove(params.id);
      return {};
    },
  }),
];
