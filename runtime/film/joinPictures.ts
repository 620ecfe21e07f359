import type { Asset } from '../graph/asset.ts';
import { concatList } from '../media/concatList.ts';
import { conformFilters } from '../media/conform.ts';
import type { PictureFormat } from '../media/conform.ts';
import { isOfFormat, mainConfig } from '../media/filmFormat.ts';
import { secondsOfFrames } from '../media/frameArithmetic.ts';
import { intermediateVideoArgs } from '../media/intermediate.ts';
import { intermediateFacts } from '../media/intermediateFacts.ts';
import { keyFramesInListing } from '../media/keyFrames.ts';
import type { PictureSpan } from '../media/pictureSpans.ts';
import { pictureSpans, touchesPicture } from '../media/pictureSpans.ts';
import type { PlannedClip } from '../media/planJoins.ts';
import { slateSource, slateTexts } from '../media/slate.ts';
import { seekToFrame, spanFilters } from '../media/spanFilters.ts';
import type { NodeContext } from '../node/defineNode.ts';
import { Fault } from '../graph/fault.ts';
import type { FilmClip } from './gatherClips.ts';
import { surplusOf, type ClipSource, type Surplus } from './surplus.ts';

/** Frames [from, to) of a file, to be copied as they are; `whole` when that is all the file holds. */
interface Stretch {
  asset: Asset;
  from: number;
  to: number;
  whole: boolean;
}

export interface FilmPictures {
  stretches: readonly Stretch[];
  /** Decoder configuration that all stretches share. */
  config: string;
}

/**
 * Makes everything copyable: clips of another format are fitted, failed ones drawn as slates, and what a join
 * touches is encoded anew; all else is left as it is.
 */
export async function joinPictures(
  clips: readonly FilmClip[],
  plans: readonly PlannedClip[],
  format: PictureFormat,
  context: NodeContext,
): Promise<FilmPictures> {
  const config = await filmConfig(clips, plans, format, context);
  const files = await fittedClips(clips, format, config, context);
  const keyFrames = await keyFramesOf(files, plans, format, context);
  const stretches: Stretch[] = [];
  for (const [index, plan] of plans.entries()) {
    const asset = files[index];
    if (!asset) continue;
    for (const span of pictureSpans(plan, keyFrames.get(index) ?? [])) {
      if (span.kind === 'copy') {
        stretches.push({ asset, from: span.from, to: span.to, whole: span.to === plan.frames });
        continue;
      }
      const previous = files[index - 1];
      const before = previous && {
        asset: previous,
        frames: plans[index - 1]?.frames ?? 1,
        source: clips[index - 1]?.source,
      };
      const encoded = await encodeSpan({ asset, plan, span, before, format }, context);
      stretches.push({ asset: encoded, from: 0, to: span.to - span.from, whole: true });
    }
  }
  return { stretches, config };
}

/**
 * The decoder configuration of the film: that of the clips, when all can be copied untouched, else that of our
 * own encoder, because copied and encoded stretches have to fit each other.
 */
async function filmConfig(
  clips: readonly FilmClip[],
  plans: readonly PlannedClip[],
  format: PictureFormat,
  context: NodeContext,
): Promise<string> {
  const facts = clips.flatMap((clip) => ('facts' in clip.from ? [clip.from.facts] : []));
  const main = mainConfig(facts, format);
  const allCopied = clips.every((clip) => canCopy(clip, format, main)) && !plans.some(touchesPicture);
  if (main !== undefined && allCopied) return main;
  const { num, den } = format.rate;
  const { assets } = await context.ffmpeg({
    outputs: { sample: { kind: 'video', extension: 'mp4' } },
    args: (paths) => [
      ...['-f', 'lavfi', '-i', `color=black:s=${format.width}x${format.height}:r=${num}/${den}`, '-frames:v', '1'],
      ...[...intermediateVideoArgs(format.rate), paths.output('sample')],
    ],
  });
  const { videoConfig } = await context.probe(assets.sample);
  if (videoConfig === undefined) {
    throw new Fault('video-config-unknown', 'permanent', 'The encoder settings of a clip could not be read.');
  }
  return videoConfig;
}

function canCopy(clip: FilmClip, format: PictureFormat, config: string | undefined): boolean {
  return (
    'facts' in clip.from &&
    isOfFormat(clip.from.facts, format) &&
    clip.from.facts.videoConfig !== undefined &&
    clip.from.facts.videoConfig === config
  );
}

/** Each clip as a file in the film's format; a file that stands in the film several times is fitted once. */
async function fittedClips(
  clips: readonly FilmClip[],
  format: PictureFormat,
  config: string,
  context: NodeContext,
): Promise<readonly Asset[]> {
  const fitted = new Map<string, Asset>();
  const files: Asset[] = [];
  for (const [index, clip] of clips.entries()) {
    if (canCopy(clip, format, config) && 'asset' in clip.from) {
      files.push(clip.from.asset);
      continue;
    }
    context.progress((0.4 * index) / clips.length, 'fitting clips');
    const same = 'asset' in clip.from ? `${clip.from.asset.hash}:${clip.frames}` : JSON.stringify(clip.from.slate);
    const file = fitted.get(same) ?? (await fitClip(clip, format, context));
    fitted.set(same, file);
    files.push(file);
  }
  return files;
}

async function fitClip({ from, frames }: FilmClip, format: PictureFormat, context: NodeContext): Promise<Asset> {
  const outputs = {
    clip: { kind: 'video' as const, extension: 'mp4', facts: intermediateFacts(format, frames, false) },
  };
  const encode = [...intermediateVideoArgs(format.rate), '-map_metadata', '-1', '-map_chapters', '-1'];
  const seconds = secondsOfFrames(frames, format.rate);
  if ('asset' in from) {
    const { assets } = await context.ffmpeg({
      inputs: { clip: from.asset },
      outputs,
      seconds,
      args: (paths) => [
        ...['-i', paths.input('clip'), '-map', '0:v:0', '-vf', conformFilters(format, frames).join(',')],
        ...[...encode, paths.output('clip')],
      ],
    });
    return assets.clip;
  }
  const words = slateTexts(from.slate, format);
  const { assets } = await context.ffmpeg({
    texts: {
      title: { extension: 'txt', text: () => words.title },
      message: { extension: 'txt', text: () => words.message },
    },
    outputs,
    seconds,
    draws: `${words.title}\n${words.message}`,
    args: (paths) => {
      const files = { fonts: paths.fonts, title: paths.text('title'), message: paths.text('message') };
      return [
        ...['-f', 'lavfi', '-i', slateSource(format, files, words), '-frames:v', String(frames)],
        ...[...encode, paths.output('clip')],
      ];
    },
  });
  return assets.clip;
}

/** Key frames of the clips that a join touches, by the clip's number: all listed in one pass, nothing decoded. */
async function keyFramesOf(
  files: readonly Asset[],
  plans: readonly PlannedClip[],
  format: PictureFormat,
  context: NodeContext,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const touched = plans.flatMap((plan, index) => {
    const asset = files[index];
    return asset && touchesPicture(plan) ? [{ index, asset, frames: plan.frames }] : [];
  });
  const found = new Map<number, readonly number[]>();
  if (touched.length === 0) return found;
  const { assets } = await context.ffmpeg({
    inputs: { clips: touched.map((entry) => entry.asset) },
    texts: {
      list: {
        extension: 'ffconcat',
        text: (paths) => {
          const seconds = (index: number) => secondsOfFrames(touched[index]?.frames ?? 0, format.rate);
          return concatList(paths.inputs('clips').map((path, index) => ({ path, seconds: seconds(index) })));
        },
      },
    },
    outputs: { listing: { kind: 'data', extension: 'txt' } },
    args: (paths) => [
      ...['-f', 'concat', '-safe', '0', '-i', paths.text('list')],
      ...['-map', '0:v:0', '-c', 'copy', '-f', 'framecrc', paths.output('listing')],
    ],
  });
  const listing = keyFramesInListing(new TextDecoder().decode(await context.read(assets.listing)));
  let start = 0;
  for (const { index, frames } of touched) {
    const end = start + frames;
    const first = start;
    found.set(
      index,
      listing.keyFrames.filter((key) => key >= first && key < end).map((key) => key - first),
    );
    start = end;
  }
  if (listing.frames !== start) {
    const counts = `${listing.frames} frames where ${start} were expected`;
    throw new Fault('frame-count', 'permanent', `The clips hold ${counts}: make them anew.`);
  }
  return found;
}

async function encodeSpan(
  work: {
    asset: Asset;
    plan: PlannedClip;
    span: PictureSpan;
    before: { asset: Asset; frames: number; source: ClipSource | undefined } | undefined;
    format: PictureFormat;
  },
  context: NodeContext,
): Promise<Asset> {
  const { asset, plan, span, before, format } = work;
  const { rate } = format;
  const frames = span.to - span.from;
  const dissolves = span.from === 0 && plan.head.from === 'previous';
  const surplus = dissolves ? await surplusOf(before?.source, context) : undefined;
  const { graph, needsPrevious } = spanFilters(plan, span, rate, surplus && followFilters(surplus, format));
  const last = surplus
    ? { asset: surplus.asset, seek: seekToFrame(surplus.last, surplus.facts.rate) }
    : before && { asset: before.asset, seek: seekToFrame(before.frames - 1, rate) };
  const under = needsPrevious ? last : undefined;
  const { assets } = await context.ffmpeg({
    inputs: { clip: asset, ...(under && { before: under.asset }) },
    outputs: { span: { kind: 'video', extension: 'mp4', facts: intermediateFacts(format, frames, false) } },
    seconds: secondsOfFrames(frames, rate),
    args: (paths) => [
      ...[...seekToFrame(span.from, rate), '-i', paths.input('clip')],
      ...(under ? [...under.seek, '-i', paths.input('before')] : []),
      ...['-filter_complex', graph, '-map', '[picture]', ...intermediateVideoArgs(rate)],
      ...['-map_metadata', '-1', '-map_chapters', '-1', paths.output('span')],
    ],
  });
  return assets.span;
}

/** The pictures that follow in the source, in the film's format; then its last one, for as long as it takes. */
function followFilters({ facts }: Surplus, format: PictureFormat): (frames: number) => readonly string[] {
  const { num, den } = facts.rate;
  return (frames) => [`settb=${den}/${num}`, 'setpts=N', ...conformFilters(format, frames)];
}
