import { Fault } from '../../runtime/graph/fault.ts';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import type { AssetKind } from '../../runtime/graph/portType.ts';
import type { FileStore } from '../store/fileStore.ts';
import { storedAsset } from './ingestSource.ts';

/** A server reads no files because a graph says so: its files have to be stored. @throws Fault invalid-input */
export async function storedHere(source: string, kind: AssetKind, store: FileStore): Promise<AssetHash> {
  if (source.startsWith('asset:')) return (await storedAsset(source, { kind, store })).hash;
  const message = `${source} is not stored here: upload the file and choose it.`;
  throw new Fault('source-not-stored', 'invalid-input', message);
}
