import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { zTemplateAnswer, zTemplatesAnswer } from '../../../runtime/protocol/templates.ts';
import { byteRange } from '../byteRange.ts';
import { defineRawRoute, defineRoute, type Route } from '../route.ts';
import { isUnchanged } from '../sendAsset.ts';

const zId = z.strictObject({ id: z.string().min(1).max(200) });

/** The graphs that ship. */
export const templateRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/templates',
    summary: 'List the templates and examples that ship, with the address of a finished result.',
    response: zTemplatesAnswer,
    run: async (_, { templates }) => templates.list(),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/templates/:id',
    summary: 'Read the graph of a template.',
    params: zId,
    response: zTemplateAnswer,
    example: { params: { id: 'vertical-explainer' } },
    run: async ({ params }, { templates }) => templates.get(params.id),
  }),
  defineRawRoute({
    method: 'GET',
    path: '/api/templates/:id/result',
    summary: 'Look at the finished result of a template.',
    params: zId,
    responseType: 'video/mp4',
    example: { params: { id: 'vertical-explainer' } },
    run: async (context, { params }, { templates }) => {
      const { path, mime, bytes } = await templates.result(params.id);
      const range = byteRange(context.get('Range') || undefined, bytes);
      context.set('Accept-Ranges', 'bytes');
      context.set('Cache-Control', 'private, max-age=3600');
      if (range === 'unsatisfiable') {
        context.set('Content-Range', `bytes */${bytes}`);
        context.status = 416;
        return;
      }
      context.status = range ? 206 : 200;
      context.type = mime;
      if (range) context.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`);
      context.length = range ? range.end - range.start + 1 : bytes;
      context.body = createReadStream(path, range);
    },
  }),
  defineRawRoute({
    method: 'GET',
    path: '/api/templates/:id/poster',
    summary: 'Look at a small picture of the finished result of a template.',
    params: zId,
    responseType: 'image/webp',
    example: { params: { id: 'vertical-explainer' } },
    run: async (context, { params }, { templates }) => {
      const { bytes, hash } = await templates.poster(params.id);
      // Another version may come with another result: the browser asks each time.
      context.set('ETag', `"${hash}-poster"`);
      context.set('Cache-Control', 'private, no-cache');
      if (isUnchanged(context)) return;
      context.status = 200;
      context.set('Content-Type', 'image/webp');
      context.body = Buffer.from(bytes);
    },
  }),
];
