import { z } from 'zod';
import { zRunId } from '../../../runtime/graph/ids.ts';
import { zPlanAnswer, zPlanRequest } from '../../../runtime/protocol/plans.ts';
import {
  zPriorityRequest,
  zRetryRequest,
  zRun,
  zRunEventsAnswer,
  zRunEventsQuery,
  zRunRequest,
  zRunResultsAnswer,
  zRunsAnswer,
  zRunsQuery,
  zTaskLogAnswer,
  zTaskLogQuery,
} from '../../../runtime/protocol/runs.ts';
import { exampleGraph } from '../exampleGraph.ts';
import { defineRoute, type Route } from '../route.ts';

/** Graphs come in the body: a feature film is megabytes. */
const graphBytes = 64 * 1024 * 1024;

const params = z.strictObject({ id: zRunId });

const summaries = {
  cancel: 'Stop a run: provider jobs are cancelled, what is finished is kept.',
  pause: 'Start nothing more; what runs comes to its end.',
  resume: 'Go on with a run that was paused.',
};

export const runRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/api/plans',
    summary: 'Tell what a run of a graph would do, cost and take, without doing anything.',
    body: zPlanRequest,
    example: { body: { graph: exampleGraph } },
    bodyLimit: graphBytes,
    response: zPlanAnswer,
    run: ({ body }, { runs }) => runs.plan(body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/runs',
    summary: 'Start a run of a graph; the same idempotency key gives the same run.',
    body: zRunRequest,
    example: { body: { graph: exampleGraph, idempotencyKey: 'example' } },
    bodyLimit: graphBytes,
    response: zRun,
    status: 201,
    run: ({ body }, { runs }) => runs.start(body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/runs',
    summary: 'List runs, newest first.',
    query: zRunsQuery,
    response: zRunsAnswer,
    run: ({ query }, { runs }) => runs.list(query),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/runs/:id',
    summary: 'Tell how a run stands.',
    params,
    response: zRun,
    run: ({ params: { id } }, { runs }) => runs.get(id),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/runs/:id/events',
    summary: 'List the events of a run since one that is known.',
    params,
    query: zRunEventsQuery,
    response: zRunEventsAnswer,
    run: ({ params: { id }, query }, { runs }) => runs.events(id, query.since, query.limit),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/runs/:id/results',
    summary: 'Tell what a run has given so far: exposed outputs and delivered files.',
    params,
    response: zRunResultsAnswer,
    run: ({ params: { id } }, { runs }) => runs.results(id),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/runs/:id/log',
    summary: 'Read what tools and providers said while tasks ran.',
    params,
    query: zTaskLogQuery,
    response: zTaskLogAnswer,
    run: async ({ params: { id }, query }, { runs }) => ({ entries: await runs.log(id, query) }),
  }),
  ...(['cancel', 'pause', 'resume'] as const).map((act) =>
    defineRoute({
      method: 'POST',
      path: `/api/runs/:id/${act}`,
      summary: summaries[act],
      params,
      response: zRun,
      example: act === 'cancel' ? {} : { refused: { status: 409, because: 'so small a run has ended' } },
      run: ({ params: { id } }, { runs }) => runs[act](id),
    }),
  ),
  defineRoute({
    method: 'POST',
    path: '/api/runs/:id/priority',
    summary: 'Let a run that is under way go before other runs, or after them.',
    params,
    body: zPriorityRequest,
    example: { body: { priority: 1 }, refused: { status: 409, because: 'so small a run has ended' } },
    response: zRun,
    run: ({ params: { id }, body }, { runs }) => runs.prioritize(id, body.priority),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/runs/:id/retry',
    summary: 'Run the same graph again, as it was: only what failed is done again.',
    params,
    body: zRetryRequest,
    response: zRun,
    status: 201,
    run: ({ params: { id }, body }, { runs }) => runs.retry(id, body),
  }),
];
