import type { z } from 'zod';
import {
  type LedgerQuery,
  zLedgerAnswer,
  zResolveAnswer,
  type zResolveRequest,
} from '../../runtime/protocol/ledger.ts';
import { zPlanAnswer, type zPlanRequest } from '../../runtime/protocol/plans.ts';
import {
  type TaskLogQuery,
  zNodeSaved,
  zRollAnswer,
  zRun,
  zRunResultsAnswer,
  zRunsAnswer,
  zTakesAnswer,
  zTaskLogAnswer,
  type zLockRequest,
  type zPickRequest,
  type zRetryRequest,
  type zRollRequest,
  type zRunRequest,
} from '../../runtime/protocol/runs.ts';
import type { HttpClient } from './httpClient.ts';

export type RunRequest = z.input<typeof zRunRequest>;

/** Which runs: of a graph, in some states (with commas between). */
export interface RunsAsked {
  readonly graph?: string;
  readonly state?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** Plans, runs, takes and the ledger. */
export function runsApi(http: HttpClient) {
  const at = (id: string) => `/api/runs/${encodeURIComponent(id)}`;
  const takesOf = (graph: string) => `/api/graphs/${encodeURIComponent(graph)}/takes`;
  const act = (name: 'cancel' | 'pause' | 'resume') => (id: string) => http.post(`${at(id)}/${name}`, zRun);
  return {
    plan: (body: z.input<typeof zPlanRequest>, signal?: AbortSignal) =>
      http.post('/api/plans', zPlanAnswer, { body, signal }),
    start: (body: RunRequest) => http.post('/api/runs', zRun, { body }),
    list: (query: RunsAsked = {}, signal?: AbortSignal) =>
      http.get('/api/runs', zRunsAnswer, { query: { ...query }, signal }),
    read: (id: string, signal?: AbortSignal) => http.get(at(id), zRun, { signal }),
    cancel: act('cancel'),
    pause: act('pause'),
    resume: act('resume'),
    prioritize: (id: string, priority: number) => http.post(`${at(id)}/priority`, zRun, { body: { priority } }),
    retry: (id: string, body: z.input<typeof zRetryRequest> = {}) => http.post(`${at(id)}/retry`, zRun, { body }),
    results: (id: string, signal?: AbortSignal) => http.get(`${at(id)}/results`, zRunResultsAnswer, { signal }),
    log: (id: string, query: TaskLogQuery = {}, signal?: AbortSignal) =>
      http.get(`${at(id)}/log`, zTaskLogAnswer, { query, signal }),
    takes: (graph: string, node: string, signal?: AbortSignal) =>
      http.get(takesOf(graph), zTakesAnswer, { query: { node }, signal }),
    pick: (graph: string, body: z.input<typeof zPickRequest>) =>
      http.post(`${takesOf(graph)}/pick`, zNodeSaved, { body }),
    lock: (graph: string, body: z.input<typeof zLockRequest>) =>
      http.post(`${takesOf(graph)}/lock`, zNodeSaved, { body }),
    roll: (graph: string, body: z.input<typeof zRollRequest>) =>
      http.post(`${takesOf(graph)}/roll`, zRollAnswer, { body }),
    ledger: (query: Partial<LedgerQuery>, signal?: AbortSignal) =>
      http.get('/api/ledger', zLedgerAnswer, { query: { ...query }, signal }),
    resolve: (entry: string, body: z.input<typeof zResolveRequest>) =>
      http.post(`/api/ledger/${encodeURIComponent(entry)}/resolve`, zResolveAnswer, { body }),
  };
}
