import type { Asset } from '../../runtime/graph/asset.ts';
import type { ImageRequest } from '../../runtime/node/requests.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import { depictionOfWords } from './depictionOf.ts';
import { noteOf } from './note/noteOf.ts';
import { trimmedDepiction } from './note/studioNote.ts';
import { hashText } from './random.ts';
import type { StudioPool } from './work/studioPool.ts';

/** Seeds are whole numbers of 32 bits here, whatever they are elsewhere. */
export function studioSeed(seed: number): number {
  return hashText(`seed:${seed}`);
}

/**
 * `local/frame`: a storyboard frame of exactly the asked size, with its depiction inside. Without a depiction the
 * picture that is to be changed tells what to draw, or else the words of the prompt.
 */
export async function drawFrame(
  request: ImageRequest,
  seed: number,
  tools: WorkTools,
  pool: StudioPool,
): Promise<Asset> {
  const { width, height } = request;
  const first = request.depiction ? undefined : request.references[0];
  const depiction =
    request.depiction ?? (first && (await noteOf(first, tools))?.depiction) ?? depictionOfWords(request.prompt);
  const bytes = await pool.whole(
    { kind: 'still', depiction: trimmedDepiction(depiction), seed: studioSeed(seed), width, height },
    tools.signal,
  );
  return tools.write(bytes, { kind: 'image', mime: 'image/png', facts: { width, height } });
}
