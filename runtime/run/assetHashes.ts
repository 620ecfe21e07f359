import type { Asset } from '../graph/asset.ts';
import type { Result } from './store.ts';

/** Whether a value is an asset: what the engine looks for in values that may hold any JSON. */
export function isAsset(value: unknown): value is Asset {
  return (
    typeof value === 'object' &&
    value !== null &&
    'hash' in value &&
    typeof value.hash === 'string' &&
    value.hash.length === 64 &&
    'mime' in value &&
    'bytes' in value &&
    'kind' in value
  );
}

/** Hashes of all assets that a result needs to be whole: outputs, at any depth, and deliveries. */
export function* assetHashesIn(result: Pick<Result, 'outputs' | 'deliveries'>): Generator<string> {
  const open: unknown[] = Object.values(result.outputs);
  for (let value = open.pop(); value !== undefined || open.length > 0; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (isAsset(value)) yield value.hash;
    else for (const entry of Object.values(value)) open.push(entry);
  }
  for (const delivery of result.deliveries) yield delivery.asset.hash;
}
