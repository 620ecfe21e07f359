import type { Model } from '../../../runtime/catalog/model.ts';

/** Providers by the name of the variable that holds their key, from the models that name one. */
export function knownKeys(models: ReadonlyMap<string, Model>): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const { key, provider } of models.values()) {
    if (key === undefined) continue;
    const providers = known.get(key) ?? [];
    if (!providers.includes(provider)) providers.push(provider);
    known.set(key, providers);
  }
  return known;
}
