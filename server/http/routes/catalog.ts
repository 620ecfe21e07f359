import { z } from 'zod';
import { zModelsAnswer, zNodeTypesAnswer, zVoicesAnswer } from '../../../runtime/protocol/catalog.ts';
import { defineRawRoute, defineRoute, type Route } from '../route.ts';
import { isUnchanged } from '../sendAsset.ts';

const zVoice = z.strictObject({ voice: z.string().min(1).max(100) });

/** What graphs are made of: node types, models, voices. */
export const catalogRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/node-types',
    summary: 'List the node types with their ports, the JSON Schema of their params, and their documentation.',
    response: zNodeTypesAnswer,
    run: async (_, { catalog }) => catalog.nodeTypes(),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/models',
    summary: 'List the models with limits, prices, and whether their key is set.',
    response: zModelsAnswer,
    run: async (_, { catalog }) => ({ models: catalog.models() }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/voices',
    summary: 'List the voices of this machine.',
    response: zVoicesAnswer,
    run: async (_, { voices }) => ({ voices: voices.list() }),
  }),
  defineRawRoute({
    method: 'GET',
    path: '/api/voices/:voice/preview',
    summary: 'Hear a sentence in a voice.',
    params: zVoice,
    responseType: 'audio/flac',
    example: { params: { voice: 'clara' } },
    run: async (context, { params }, { voices }) => {
      const { mime, hash, content } = await voices.preview(params.voice);
      // The same voice may sound otherwise in a later version: the browser asks each time.
      context.set('ETag', `"${hash}"`);
      context.set('Cache-Control', 'private, no-cache');
      if (isUnchanged(context)) return;
      context.status = 200;
      context.type = mime;
      context.body = Buffer.from(content);
    },
  }),
];
