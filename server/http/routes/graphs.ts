import { z } from 'zod';
import { serializeGraph } from '../../../runtime/graph/serializeGraph.ts';
import {
  graphBodyLimit,
  zChangesAnswer,
  zChangesQuery,
  zCreateGraph,
  zDiffAnswer,
  zDiffQuery,
  zDuplicateGraph,
  zGraphPage,
  zGraphParams,
  zGraphPatch,
  zGraphQuery,
  zGraphReplacement,
  zGraphVersion,
  zGraphVersions,
  zRestoreVersion,
  zSaved,
  zSavedGraph,
  zVersionGraph,
  zVersionLabel,
  zVersionParams,
  zVersionsQuery,
} from '../../../runtime/protocol/graphs.ts';
import { slug } from '../../../runtime/screenplay/slug.ts';
import { exampleGraph } from '../exampleGraph.ts';
import { defineRawRoute, defineRoute, type Route } from '../route.ts';

const zDone = z.strictObject({ ok: z.literal(true) });

export const graphRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/graphs',
    summary: 'List the saved graphs, last saved first, or those in the trash.',
    query: zGraphQuery,
    response: zGraphPage,
    run: ({ query }, { graphs }) => graphs.list(query),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/graphs',
    summary: 'Save a new graph, empty or from a document.',
    body: zCreateGraph,
    example: { body: { graph: exampleGraph } },
    bodyLimit: graphBodyLimit,
    response: zSavedGraph,
    status: 201,
    run: ({ body }, { graphs }) => graphs.create(body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/graphs/:id',
    summary: 'Read a graph and the revision to save against.',
    params: zGraphParams,
    response: zSavedGraph,
    run: ({ params }, { graphs }) => graphs.get(params.id),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/api/graphs/:id',
    summary: 'Save commands against a revision, all or none; 409 when another save came first.',
    params: zGraphParams,
    body: zGraphPatch,
    example: {
      body: {
        revision: '${/api/graphs#revision}',
        commands: [{ op: 'set-param', node: 'words', param: 'text', value: 'Good day.' }],
      },
    },
    bodyLimit: graphBodyLimit,
    response: zSaved,
    run: ({ params, body }, { graphs }) => graphs.save(params.id, body),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/graphs/:id',
    summary: 'Put a whole document in place of a graph, against a revision.',
    params: zGraphParams,
    body: zGraphReplacement,
    example: { body: { revision: '${/api/graphs#revision}', graph: exampleGraph } },
    bodyLimit: graphBodyLimit,
    response: zSaved,
    run: ({ params, body }, { graphs }) => graphs.replace(params.id, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/graphs/:id',
    summary: 'Move a graph to the trash.',
    params: zGraphParams,
    response: zDone,
    run: async ({ params }, { graphs }) => {
      await graphs.moveToTrash(params.id);
      return { ok: true as const };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/graphs/:id/restore',
    summary: 'Take a graph out of the trash.',
    params: zGraphParams,
    example: { refused: { status: 404, because: 'nothing is in the trash of a new server' } },
    response: zSavedGraph,
    run: async ({ params }, { graphs }) => {
      await graphs.takeFromTrash(params.id);
      return graphs.get(params.id);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/trash/:id',
    summary: 'Delete a graph that is in the trash, and its history, for ever.',
    params: zGraphParams,
    example: { params: { id: '${/api/graphs#id}' } },
    response: zDone,
    run: async ({ params }, { graphs }) => {
      await graphs.destroy(params.id);
      return { ok: true as const };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/graphs/:id/duplicate',
    summary: 'Save a copy of a graph under a new id.',
    params: zGraphParams,
    body: zDuplicateGraph,
    response: zSavedGraph,
    status: 201,
    run: ({ params, body }, { graphs }) => graphs.duplicate(params.id, body.name),
  }),
  defineRawRoute({
    method: 'GET',
    path: '/api/graphs/:id/export',
    summary: 'Download a graph as a file, with the published graphs that it is made of.',
    params: zGraphParams,
    responseType: 'application/json',
    run: async (context, { params }, { graphs, publications }) => {
      const { graph } = await graphs.get(params.id);
      context.attachment(`${slug(graph.name, 'graph')}.graph.json`);
      context.type = 'application/json';
      context.body = serializeGraph(await publications.carryAll(graph));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/graphs/:id/versions',
    summary: 'List the versions of a graph, newest first, each with what it changed.',
    params: zGraphParams,
    query: zVersionsQuery,
    response: zGraphVersions,
    run: async ({ params, query }, { graphs }) => {
      await graphs.get(params.id);
      return graphs.history.list(params.id, query);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/graphs/:id/versions/:revision',
    summary: 'Read a graph as it was.',
    params: zVersionParams,
    example: { params: { revision: '1' } },
    response: zVersionGraph,
    run: ({ params }, { graphs }) => graphs.history.read(params.id, params.revision),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/graphs/:id/versions/:revision/restore',
    summary: 'Save an earlier version as a new one.',
    params: zVersionParams,
    body: zRestoreVersion,
    example: { params: { revision: '1' }, body: { revision: '${/api/graphs#revision}' } },
    response: zSaved,
    run: ({ params, body }, { graphs }) =>
      graphs.restoreVersion(params.id, params.revision, body.revision, body.client),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/graphs/:id/versions/:revision/label',
    summary: 'Name a version, which is then kept for ever; an empty name takes that back.',
    params: zVersionParams,
    body: zVersionLabel,
    example: { params: { revision: '1' }, body: { label: 'First cut' } },
    response: zGraphVersion,
    run: ({ params, body }, { graphs }) => graphs.history.name(params.id, params.revision, body.label),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/graphs/:id/changes',
    summary: 'List the commands that make the newest version of one that is known.',
    params: zGraphParams,
    query: zChangesQuery,
    example: { query: { since: '1' } },
    response: zChangesAnswer,
    run: ({ params, query }, { graphs }) => graphs.changesSince(params.id, query.since),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/graphs/:id/diff',
    summary: 'Say in words what differs between two versions.',
    params: zGraphParams,
    query: zDiffQuery,
    example: { query: { from: '1' } },
    response: zDiffAnswer,
    run: async ({ params, query }, { graphs }) => {
      const { revision } = await graphs.get(params.id);
      return graphs.history.diff(params.id, query.from, query.to ?? revision);
    },
  }),
];
