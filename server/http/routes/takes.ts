import { z } from 'zod';
import { type NodeId, zGraphId } from '../../../runtime/graph/ids.ts';
import {
  zLockRequest,
  zNodeSaved,
  zPickRequest,
  zRollAnswer,
  zRollRequest,
  zTakesAnswer,
  zTakesQuery,
} from '../../../runtime/protocol/runs.ts';
import { defineRoute, type Route } from '../route.ts';

const params = z.strictObject({ id: zGraphId });

export const takeRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/graphs/:id/takes',
    summary: 'List the kept results of a node, newest first.',
    params,
    query: zTakesQuery,
    example: { query: { node: 'words' } },
    response: zTakesAnswer,
    run: ({ params: { id }, query }, { takes }) => takes.list(id, query.node as NodeId),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/graphs/:id/takes/pick',
    summary: 'Let one take of a node flow on, or the newest again.',
    params,
    body: zPickRequest,
    example: { body: { node: 'words', take: null } },
    response: zNodeSaved,
    run: async ({ params: { id }, body }, { takes }) => takes.pick(id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/graphs/:id/takes/lock',
    summary: 'Lock a node, so that it keeps its take, or unlock it.',
    params,
    body: zLockRequest,
    example: { body: { node: 'words', locked: false } },
    response: zNodeSaved,
    run: async ({ params: { id }, body: { node, locked, revision } }, { takes }) =>
      takes.lock(id, node as NodeId, locked, revision),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/graphs/:id/takes/roll',
    summary: 'Make another take of a node: it gets the next ordinal and is run.',
    params,
    body: zRollRequest,
    example: { body: { node: 'words' } },
    response: zRollAnswer,
    status: 201,
    run: ({ params: { id }, body }, { takes }) => takes.roll(id, body),
  }),
];
