import type { Asset } from '../graph/asset.ts';
import { zAssetHash } from '../graph/ids.ts';
import type { AssetKind } from '../graph/portType.ts';
import { Fault } from '../graph/fault.ts';
import type { WorkTools } from './workTools.ts';

const words: Record<AssetKind, string> = { image: 'a picture', video: 'a video', audio: 'a sound' };

/**
 * The asset that an import node's `source` names. Files and URLs become `asset:<hash>` before a run, when the
 * host has checked and stored them; a node never opens either.
 * @throws Fault invalid-input when nothing is chosen, the store lacks it, or it is of another kind
 */
export async function importedAsset(source: string, kind: AssetKind, tools: WorkTools): Promise<Asset> {
  if (source === '') {
    throw new Fault('source-missing', 'invalid-input', `No file is chosen: choose ${words[kind]}.`);
  }
  const hash = zAssetHash.safeParse(source.replace(/^asset:/, ''));
  if (!source.startsWith('asset:') || !hash.success) {
    throw new Fault('source-not-stored', 'invalid-input', `"${source}" was not brought in before the run.`);
  }
  const asset = await tools.find(hash.data);
  if (!asset) {
    throw new Fault(
      'asset-missing',
      'invalid-input',
      `The file behind ${source} is no longer stored: choose it again.`,
    );
  }
  if (asset.kind !== kind) {
    throw new Fault('asset-kind', 'invalid-input', `The chosen file is ${asset.mime}, not ${words[kind]}.`);
  }
  return asset;
}
