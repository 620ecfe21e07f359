import type { Asset } from '../../../runtime/graph/asset.ts';
import type { WorkTools } from '../../../runtime/node/workTools.ts';
import { mp4Text } from './mp4Text.ts';
import { pngText } from './pngFile.ts';
import { readNote, type StudioNote } from './studioNote.ts';

/** Our own clips are small; whatever is larger is from elsewhere and not read into memory. */
const largestOwn = 256 * 1024 * 1024;

/** What the studio wrote into a picture or clip; undefined when it is from elsewhere. */
export async function noteOf(asset: Asset, tools: Pick<WorkTools, 'read'>): Promise<StudioNote | undefined> {
  const isPng = asset.mime === 'image/png';
  if ((!isPng && asset.mime !== 'video/mp4') || asset.bytes > largestOwn) return undefined;
  const bytes = await tools.read(asset);
  return readNote(isPng ? pngText(bytes) : mp4Text(bytes));
}
