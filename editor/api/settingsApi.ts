import type { z } from 'zod';
import { zPruned, zStorage, type zPruneRequest } from '../../runtime/protocol/assets.ts';
import { zKeysAnswer } from '../../runtime/protocol/settings.ts';
import { zHealthAnswer } from '../../runtime/protocol/status.ts';
import type { HttpClient } from './httpClient.ts';

/** Keys, storage, and how the server is. */
export function settingsApi(http: HttpClient) {
  const key = (name: string) => `/api/settings/keys/${encodeURIComponent(name)}`;
  return {
    keys: () => http.get('/api/settings/keys', zKeysAnswer),
    setKey: (name: string, value: string) => http.put(key(name), zKeysAnswer, { body: { value } }),
    removeKey: (name: string) => http.delete(key(name), zKeysAnswer),
    storage: () => http.get('/api/storage', zStorage),
    prune: (body: z.input<typeof zPruneRequest>) => http.post('/api/storage/prune', zPruned, { body }),
    health: (signal?: AbortSignal) => http.get('/health', zHealthAnswer, { signal }),
  };
}
