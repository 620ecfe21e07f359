import {
  zGraphParams,
  zPublication,
  zPublicationParams,
  zPublications,
  zPublicationsQuery,
  zPublicationSummary,
  zPublishRequest,
} from '../../../runtime/protocol/graphs.ts';
import { defineRoute, type Route } from '../route.ts';

export const publicationRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/api/graphs/:id/publications',
    summary: 'Publish a version of a graph, for good, under a short name and the next number.',
    params: zGraphParams,
    body: zPublishRequest,
    example: { body: { revision: '${/api/graphs#revision}' } },
    response: zPublicationSummary,
    status: 201,
    run: ({ params, body }, { publications }) => publications.publish(params.id, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/publications',
    summary: 'List what was published, of all graphs or of one.',
    query: zPublicationsQuery,
    response: zPublications,
    run: async ({ query }, { publications }) => ({ publications: await publications.list(query.graph) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/publications/:slug/:number',
    summary: 'Read a published version: its form, and the graph.',
    params: zPublicationParams,
    example: {
      params: { slug: '${/api/graphs/:id/publications#slug}', number: '${/api/graphs/:id/publications#number}' },
    },
    response: zPublication,
    run: ({ params }, { publications }) => publications.get(params.slug, params.number),
  }),
];
