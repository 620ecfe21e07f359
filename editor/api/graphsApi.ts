import { z } from 'zod';
import type { GraphId } from '../../runtime/graph/ids.ts';
import {
  type CreateGraph,
  type GraphPatch,
  type GraphQuery,
  zChangesAnswer,
  zDiffAnswer,
  zGraphPage,
  zGraphVersion,
  zGraphVersions,
  zPublications,
  zPublicationSummary,
  zSaved,
  zSavedGraph,
  zVersionGraph,
} from '../../runtime/protocol/graphs.ts';
import type { HttpClient } from './httpClient.ts';

const zDone = z.strictObject({ ok: z.literal(true) });

/** Saved graphs: list, document, history, trash, published versions. */
export function graphsApi(http: HttpClient) {
  const at = (id: string) => `/api/graphs/${encodeURIComponent(id)}`;
  return {
    list: (query: Partial<GraphQuery>, signal?: AbortSignal) => http.get('/api/graphs', zGraphPage, { query, signal }),
    create: (body: CreateGraph) => http.post('/api/graphs', zSavedGraph, { body }),
    read: (id: string, signal?: AbortSignal) => http.get(at(id), zSavedGraph, { signal }),
    save: (id: GraphId, body: GraphPatch) => http.patch(at(id), zSaved, { body }),
    changesSince: (id: GraphId, since: number) => http.get(`${at(id)}/changes`, zChangesAnswer, { query: { since } }),
    moveToTrash: (id: GraphId) => http.delete(at(id), zDone),
    takeFromTrash: (id: GraphId) => http.post(`${at(id)}/restore`, zSavedGraph),
    destroy: (id: GraphId) => http.delete(`/api/trash/${encodeURIComponent(id)}`, zDone),
    duplicate: (id: GraphId, name?: string) =>
      http.post(`${at(id)}/duplicate`, zSavedGraph, { body: name === undefined ? {} : { name } }),
    versions: (id: GraphId, before?: number) => http.get(`${at(id)}/versions`, zGraphVersions, { query: { before } }),
    version: (id: GraphId, revision: number) => http.get(`${at(id)}/versions/${revision}`, zVersionGraph),
    restoreVersion: (id: GraphId, restored: number, revision: number) =>
      http.post(`${at(id)}/versions/${restored}/restore`, zSaved, { body: { revision } }),
    nameVersion: (id: GraphId, revision: number, label: string) =>
      http.put(`${at(id)}/versions/${revision}/label`, zGraphVersion, { body: { label } }),
    diff: (id: GraphId, from: number, to?: number) => http.get(`${at(id)}/diff`, zDiffAnswer, { query: { from, to } }),
    publish: (id: GraphId, revision: number, slug?: string) =>
      http.post(`${at(id)}/publications`, zPublicationSummary, {
        body: slug === undefined ? { revision } : { revision, slug },
      }),
    publications: (graph?: string) => http.get('/api/publications', zPublications, { query: { graph } }),
    /** Address of the graph as a file. */
    exportUrl: (id: GraphId) => `${at(id)}/export`,
  };
}
