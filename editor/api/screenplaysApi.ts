import { z } from 'zod';
import type { Corrections } from '../../runtime/screenplay/breakdown.ts';
import {
  type ScreenplayFolder,
  type ScreenplayGraphRequest,
  zScreenplayAnswer,
  zScreenplayGraphAnswer,
  zScreenplaysAnswer,
} from '../../runtime/protocol/screenplays.ts';
import type { HttpClient } from './httpClient.ts';

/** Screenplays on their way to a graph. */
export function screenplaysApi(http: HttpClient) {
  const at = (id: string) => `/api/screenplays/${encodeURIComponent(id)}`;
  return {
    upload: (file: Blob, name: string) => http.send('/api/screenplays', file, zScreenplayAnswer, { query: { name } }),
    folder: (body: ScreenplayFolder) => http.post('/api/screenplays/folder', zScreenplayAnswer, { body }),
    /** What corrections make of it; nothing is kept. */
    breakdown: (id: string, corrections: Corrections, signal?: AbortSignal) =>
      http.post(`${at(id)}/breakdown`, zScreenplayAnswer, { body: { corrections }, signal }),
    list: () => http.get('/api/screenplays', zScreenplaysAnswer),
    read: (id: string, signal?: AbortSignal) => http.get(at(id), zScreenplayAnswer, { signal }),
    graph: (id: string, body: ScreenplayGraphRequest) => http.post(`${at(id)}/graph`, zScreenplayGraphAnswer, { body }),
    remove: (id: string) => http.delete(at(id), z.strictObject({})),
  };
}
