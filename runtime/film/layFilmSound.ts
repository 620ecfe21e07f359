import type { Asset } from '../graph/asset.ts';
import type { PictureFormat } from '../media/conform.ts';
import type { movedPhrases } from '../media/filmSound.ts';
import { clipSound } from '../media/filmSound.ts';
import { samplesOfFrames } from '../media/frameArithmetic.ts';
import { intermediateAudioArgs, soundRate } from '../media/intermediate.ts';
import type { PlannedClip } from '../media/planJoins.ts';
import { soundGraph } from '../media/soundTimeline.ts';
import type { SoundGraph, SoundWindow } from '../media/soundTimeline.ts';
import type { NodeContext } from '../node/defineNode.ts';
import type { FilmClip } from './gatherClips.ts';

/** The sound of one clip's file. */
export interface ClipSound {
  asset: Asset;
  channels?: number;
}

/** Sound of a clip; a slate and a silent clip have none. */
export function soundOf(clip: FilmClip | undefined): ClipSound | undefined {
  if (!clip || !('asset' in clip.from) || clip.from.facts.hasAudio !== true) return undefined;
  const { channels } = clip.from.facts;
  return { asset: clip.from.asset, ...(channels !== undefined && { channels }) };
}

/** The files behind the sources of a sound graph, in its order. */
export function soundAssets(sounds: readonly (ClipSound | undefined)[], sources: readonly number[]): Asset[] {
  return sources.flatMap((source) => sounds[source]?.asset ?? []);
}

/** Most clips whose sound one ffmpeg process opens; longer films are joined from windows of so many clips. */
const clipsInWindow = 48;

interface FilmSound {
  /** Files to open, in the order in which the graph counts them. */
  inputs: readonly Asset[];
  /** Filter graph with the open output `[sound]`. */
  graph: string;
}

/**
 * The whole film's sound as a filter graph over few files: the clips themselves, or, for more of them than one
 * process should open, FLAC files of whole windows of the film.
 * @param firstInput number that the first of the files will have among ffmpeg's inputs
 */
export async function layFilmSound(
  film: {
    clips: readonly FilmClip[];
    plans: readonly PlannedClip[];
    moved: readonly ReturnType<typeof movedPhrases>[];
    format: PictureFormat;
    fadeOut: number;
  },
  firstInput: number,
  context: NodeContext,
): Promise<FilmSound> {
  const { clips, plans, moved, format, fadeOut } = film;
  const sounds = clips.map(soundOf);
  const pieces = plans.flatMap((plan, index) => {
    const sound = sounds[index];
    return sound ? clipSound(plan, index, moved[index] ?? [], format.rate, sound.channels) : [];
  });
  const closing = Math.round(fadeOut * soundRate);
  const windows = soundWindows(plans, format);
  const last = windows.at(-1);
  if (windows.length === 1 && last) return asInputs(sounds, soundGraph(pieces, last, firstInput, closing));
  const parts: Asset[] = [];
  for (const window of windows) {
    context.progress((0.5 * parts.length) / windows.length, 'joining the sound');
    parts.push(await windowFile(asInputs(sounds, soundGraph(pieces, window, 0)), window, context));
  }
  // The windows lie end to end: one more graph over them, with the fade that belongs to the film's end.
  const joined = windows.map((window, source) => {
    return { source, from: 0, to: window.to - window.from, at: window.from, fadeIn: 0, fadeOut: 0 };
  });
  const whole = { from: 0, to: last?.to ?? 0 };
  return { inputs: parts, graph: soundGraph(joined, whole, firstInput, closing).graph };
}

function asInputs(sounds: readonly (ClipSound | undefined)[], { sources, graph }: SoundGraph): FilmSound {
  return { inputs: soundAssets(sounds, sources), graph };
}

async function windowFile(sound: FilmSound, window: SoundWindow, context: NodeContext): Promise<Asset> {
  const samples = window.to - window.from;
  const seconds = samples / soundRate;
  const facts = { seconds, hasAudio: true, audioCodec: 'flac', sampleRate: soundRate, channels: 2, samples };
  const { assets } = await context.ffmpeg({
    inputs: { sounds: sound.inputs },
    outputs: { part: { kind: 'audio', extension: 'flac', facts } },
    seconds,
    args: (paths) => [
      ...paths.inputs('sounds').flatMap((path) => ['-threads', '1', '-vn', '-i', path]),
      ...['-filter_complex', sound.graph, '-map', '[sound]', ...intermediateAudioArgs, '-map_metadata', '-1'],
      paths.output('part'),
    ],
  });
  return assets.part;
}

function soundWindows(plans: readonly PlannedClip[], format: PictureFormat): readonly SoundWindow[] {
  const sampleAt = (frame: number) => samplesOfFrames(frame, format.rate, soundRate);
  const windows: SoundWindow[] = [];
  for (let first = 0; first < plans.length; first += clipsInWindow) {
    const end = plans[Math.min(first + clipsInWindow, plans.length) - 1];
    windows.push({ from: sampleAt(plans[first]?.start ?? 0), to: sampleAt((end?.start ?? 0) + (end?.frames ?? 0)) });
  }
  return windows;
}
