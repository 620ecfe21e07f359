import type { MediaFacts } from '../graph/asset.ts';
import type { PictureFormat } from './conform.ts';
import { evenSize } from './conform.ts';

/** What is asked for by hand; the rest follows the clips. */
export interface WantedFormat {
  width?: number | undefined;
  height?: number | undefined;
  rate?: PictureFormat['rate'] | undefined;
}

/** The format of a film: what is asked for, else that of the clips that make up most of its length. */
export function filmFormat(clips: readonly MediaFacts[], wanted: WantedFormat): PictureFormat | undefined {
  const even = clips.filter((facts) => facts.variableRate !== true);
  const main = mostOf(
    even.length > 0 ? even : clips,
    (facts) => `${facts.width}x${facts.height}@${facts.rate?.num}/${facts.rate?.den}`,
  );
  const rate = wanted.rate ?? main?.rate;
  const size = sizeOf(main, wanted);
  return size && rate && { ...size, rate };
}

/** One side alone keeps the shape of the picture. */
function sizeOf(main: MediaFacts | undefined, wanted: WantedFormat): { width: number; height: number } | undefined {
  const width = main?.width ?? wanted.width;
  const height = main?.height ?? wanted.height;
  if (width === undefined || height === undefined) return undefined;
  if (wanted.width !== undefined && wanted.height === undefined) {
    return { width: evenSize(wanted.width), height: evenSize((wanted.width * height) / width) };
  }
  if (wanted.height !== undefined && wanted.width === undefined) {
    return { width: evenSize((wanted.height * width) / height), height: evenSize(wanted.height) };
  }
  return { width: evenSize(wanted.width ?? width), height: evenSize(wanted.height ?? height) };
}

/**
 * The decoder configuration that can be copied: the one of the clips in this format that make up most of its
 * length. Undefined when no clip can be copied.
 */
export function mainConfig(clips: readonly MediaFacts[], format: PictureFormat): string | undefined {
  return mostOf(
    clips.filter((facts) => facts.videoConfig !== undefined && isOfFormat(facts, format)),
    (facts) => facts.videoConfig ?? '',
  )?.videoConfig;
}

/** Whether a clip's pictures already have the film's size and its even frame rate. */
export function isOfFormat(facts: MediaFacts, format: PictureFormat): boolean {
  return (
    facts.width === format.width &&
    facts.height === format.height &&
    facts.rate !== undefined &&
    facts.rate.num * format.rate.den === format.rate.num * facts.rate.den &&
    facts.variableRate !== true &&
    facts.frames !== undefined &&
    facts.videoCodec === 'h264' &&
    facts.pixelFormat === 'yuv420p'
  );
}

/** First member of the group that lasts longest; ties go to the group that comes first. */
function mostOf(clips: readonly MediaFacts[], group: (facts: MediaFacts) => string): MediaFacts | undefined {
  const groups = new Map<string, { first: MediaFacts; seconds: number }>();
  for (const facts of clips) {
    const entry = groups.get(group(facts)) ?? { first: facts, seconds: 0 };
    entry.seconds += facts.seconds ?? 0;
    groups.set(group(facts), entry);
  }
  let most: { first: MediaFacts; seconds: number } | undefined;
  for (const entry of groups.values()) if (!most || entry.seconds > most.seconds) most = entry;
  return most?.first;
}
