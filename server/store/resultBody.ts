import { canonicalJson } from '../../runtime/graph/canonicalJson.ts';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import type { Value } from '../../runtime/node/defineNode.ts';
import { assetHashesIn } from '../../runtime/run/assetHashes.ts';
import type { AssetStore, Result } from '../../runtime/run/store.ts';

/** Values whose canonical JSON is longer than this, in bytes, are kept as assets. */
const mostInline = 8 * 1024;

/** `holds`: hashes of the assets that the value put aside names. */
type StoredOutput = { value: Value } | { spilled: AssetHash; holds: readonly string[] };

/** A result as its row holds it. */
export interface ResultBody extends Omit<Result, 'outputs'> {
  outputs: Record<string, StoredOutput>;
}

/** Puts big values aside, so that a row stays small whatever flows on the wires. */
export async function bodyOf(result: Result, assets: AssetStore): Promise<ResultBody> {
  const outputs: Record<string, StoredOutput> = {};
  for (const [name, value] of Object.entries(result.outputs)) outputs[name] = await storedOutput(value, assets);
  return { ...result, outputs };
}

async function storedOutput(value: Value, assets: AssetStore): Promise<StoredOutput> {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  if (bytes.byteLength <= mostInline) return { value };
  const { hash } = await assets.put(bytes, { kind: 'data', mime: 'application/json' });
  return { spilled: hash, holds: [...assetHashesIn({ outputs: { value }, deliveries: [] })] };
}

/** Hashes of all assets that have to be there for the result to be whole. */
export function* hashesInBody(body: ResultBody): Generator<string> {
  const inline: Record<string, Value> = {};
  for (const [name, output] of Object.entries(body.outputs)) {
    if ('spilled' in output) yield* [output.spilled, ...output.holds];
    else inline[name] = output.value;
  }
  yield* assetHashesIn({ outputs: inline, deliveries: body.deliveries });
}

/** @throws Fault asset-missing when a value that was put aside is gone */
export async function resultOf(body: ResultBody, assets: AssetStore): Promise<Result> {
  const outputs: Record<string, Value> = {};
  for (const [name, output] of Object.entries(body.outputs)) {
    outputs[name] =
      'value' in output ? output.value : JSON.parse(new TextDecoder().decode(await assets.read(output.spilled)));
  }
  return { ...body, outputs };
}

/** The body of a row: rows are written by this store alone. */
export function parseBody(text: string): ResultBody {
  return JSON.parse(text) as ResultBody;
}
