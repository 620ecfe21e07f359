import { canonicalJson } from '../graph/canonicalJson.ts';
import type { Value } from '../node/defineNode.ts';
import { isAsset } from './assetHashes.ts';

/**
 * The text of a value as it enters cache keys: canonical JSON in which every asset, at any depth, is nothing but
 * its hash. Facts, MIME type and maker of an asset decide nothing.
 */
export function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return canonicalJson(value);
  return isAsset(value) ? `"asset:${value.hash}"` : canonicalJson(withoutAssets(value));
}

/** Text of a list from the texts of its elements. */
export function listText(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
}

/** Texts of a task's outputs, each made once, when the first consumer asks. */
export class OutputTexts {
  readonly #outputs: Readonly<Record<string, Value>>;
  readonly #texts: Record<string, string> = {};

  constructor(outputs: Readonly<Record<string, Value>>) {
    this.#outputs = outputs;
  }

  of(port: string): string {
    return (this.#texts[port] ??= valueText(this.#outputs[port]));
  }
}

// Recursion is bounded: canonicalJson refuses values nested deeper than `deepestJson`, and so does the stack of
// JSON.parse that such a value came through.
function withoutAssets(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isAsset(value)) return `asset:${value.hash}`;
  if (Array.isArray(value)) return value.map(withoutAssets);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutAssets(entry)]));
}
