import type { Asset } from '../graph/asset.ts';
import type { Captions } from '../graph/captions.ts';
import type { PictureFormat } from '../media/conform.ts';
import { filmFormat, isOfFormat } from '../media/filmFormat.ts';
import type { WantedFormat } from '../media/filmFormat.ts';
import { framesToHold, nearestFrame } from '../media/frameArithmetic.ts';
import type { Join } from '../media/planJoins.ts';
import type { SlateWords } from '../media/slate.ts';
import { isFailedValue } from '../node/defineNode.ts';
import type { FailedValue, NodeContext } from '../node/defineNode.ts';
import { Fault } from '../graph/fault.ts';
import { videoFacts } from '../node/videoFacts.ts';
import type { VideoFacts } from '../node/videoFacts.ts';
import type { ClipSource } from './surplus.ts';

/** A clip as it enters the film: a file, or the words of the slate that stands in for it. */
export interface FilmClip {
  from: { asset: Asset; facts: VideoFacts } | { slate: SlateWords };
  /** Length in frames of the film. */
  frames: number;
  title: string;
  captions: Captions;
  /** What it was cut from, where that is known. */
  source?: ClipSource;
}

interface Wish extends WantedFormat {
  transitions: readonly Join[];
  titles: readonly string[];
  onFailed: 'fail' | 'slate' | 'skip';
  slateSeconds: number;
}

interface Inputs {
  clips: readonly (Asset | FailedValue)[];
  captions: readonly (Captions | FailedValue)[];
  sources: readonly (Asset | FailedValue)[];
  ends: readonly (number | FailedValue)[];
}

/** Clips whose facts are not known yet are looked at so many at a time. */
const probesAtOnce = 4;

/** Size and rate of a film of nothing but slates. */
const slateFormat: PictureFormat = { width: 1280, height: 720, rate: { num: 24, den: 1 } };

/**
 * Looks at the clips, and decides the film's format, each clip's length in whole frames, and the joins that
 * remain when failed clips are left out.
 * @throws Fault invalid-input when nothing is left, or what goes along with the clips is not one for each
 */
export async function gatherClips(
  inputs: Inputs,
  wish: Wish,
  context: NodeContext,
): Promise<{ clips: readonly FilmClip[]; joins: readonly Join[]; format: PictureFormat }> {
  const { clips: wired, captions } = inputs;
  for (const name of ['captions', 'sources', 'ends'] as const) {
    const count = inputs[name].length;
    if (count === 0 || count === wired.length) continue;
    const words = `There are ${wired.length} clips but ${count} ${name}: wire one for each clip, or none.`;
    throw new Fault(`${name}-count`, 'invalid-input', words);
  }
  const kept = wired.flatMap((clip, index) =>
    wish.onFailed === 'skip' && isFailedValue(clip) ? [] : [{ clip, index }],
  );
  if (kept.length === 0) {
    throw new Fault('no-clips', 'invalid-input', 'There is nothing to join: no clip is wired, or all have failed.');
  }
  warnOfMissing(wired.filter(isFailedValue), wish.onFailed, context);
  const looked: (FailedValue | { asset: Asset; facts: VideoFacts })[] = [];
  for (let done = 0; done < kept.length; done += probesAtOnce) {
    const batch = kept.slice(done, done + probesAtOnce);
    looked.push(
      ...(await Promise.all(
        batch.map(async ({ clip }) =>
          isFailedValue(clip) ? clip : { asset: clip, facts: await videoFacts(clip, context) },
        ),
      )),
    );
  }
  const facts = looked.flatMap((clip) => ('facts' in clip ? [clip.facts] : []));
  const format = filmFormat(facts, wish) ?? { ...slateFormat, ...sizeWish(wish) };
  const clips = looked.map((clip, place): FilmClip => {
    const index = kept[place]?.index ?? place;
    const words = captions[index] ?? [];
    const common = { title: wish.titles[index] ?? '', captions: isFailedValue(words) ? [] : words };
    if ('facts' in clip) {
      const source = sourceOf(inputs, index, clip.facts);
      return { from: clip, frames: filmFrames(clip.facts, format), ...common, ...(source && { source }) };
    }
    const frames = Math.max(1, framesToHold(wish.slateSeconds, format.rate));
    return { from: { slate: { title: clip.node, message: clip.message } }, frames, ...common, captions: [] };
  });
  // The way out of a clip that is left out goes with it: the clip before passes into the next in its own way.
  const joins = kept.map(({ index }): Join => wish.transitions[index] ?? { kind: 'cut', seconds: 0 });
  return { clips, joins, format };
}

function sourceOf({ sources, ends }: Inputs, index: number, facts: VideoFacts): ClipSource | undefined {
  const asset = sources[index];
  const end = ends[index] ?? facts.seconds;
  return asset && !isFailedValue(asset) && !isFailedValue(end) ? { asset, end } : undefined;
}

function sizeWish(wish: WantedFormat): Partial<PictureFormat> {
  return {
    ...(wish.width !== undefined && { width: wish.width }),
    ...(wish.height !== undefined && { height: wish.height }),
    ...(wish.rate && { rate: wish.rate }),
  };
}

/** A clip of the film's own rate keeps its very frames; any other gets the nearest whole number of them. */
function filmFrames(facts: VideoFacts, format: PictureFormat): number {
  const own = isOfFormat({ ...facts, width: format.width, height: format.height }, format) ? facts.frames : undefined;
  return Math.max(1, own ?? nearestFrame(facts.seconds, format.rate));
}

function warnOfMissing(failed: readonly FailedValue[], policy: Wish['onFailed'], context: NodeContext): void {
  const what = policy === 'skip' ? 'is left out' : 'is shown as a slate';
  for (const clip of failed) context.warn({ code: 'clip-missing', message: `${clip.node} ${what}: ${clip.message}` });
}
