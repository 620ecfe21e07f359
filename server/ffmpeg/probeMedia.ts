import { z } from 'zod';
import type { Asset, MediaFacts } from '../../runtime/graph/asset.ts';
import type { Rate } from '../../runtime/graph/rate.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { FfmpegPrograms } from './locateFfmpeg.ts';
import { mediaTypeOf } from './mediaType.ts';
import { runFfprobe } from './runFfprobe.ts';
import { videoConfigWords } from './videoConfigWords.ts';

const zNumberText = z.union([z.number(), z.string()]).pipe(z.coerce.number<string | number>());
const zStream = z.looseObject({
  index: z.int().default(0),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  pix_fmt: z.string().optional(),
  has_b_frames: z.int().optional(),
  time_base: z.string().default(''),
  r_frame_rate: z.string().default(''),
  avg_frame_rate: z.string().default(''),
  duration_ts: z.int().optional(),
  duration: zNumberText.optional(),
  nb_frames: zNumberText.optional(),
  nb_read_packets: zNumberText.optional(),
  nb_read_frames: zNumberText.optional(),
  sample_rate: zNumberText.optional(),
  channels: z.int().optional(),
  extradata_hash: z.string().default(''),
  disposition: z.record(z.string(), z.number()).default({}),
  side_data_list: z.array(z.looseObject({ rotation: z.number().optional() })).default([]),
  tags: z.record(z.string(), z.string()).default({}),
});
type Stream = z.infer<typeof zStream>;
const zAnswer = z.looseObject({
  streams: z.array(zStream).default([]),
  format: z.looseObject({ duration: zNumberText.optional() }).default({}),
});

/** Sound codecs whose stream length is the exact number of samples heard: no priming, no padding. */
const exactSound = /^(pcm_|flac$|alac$|wavpack$)/;
const kindWords: Record<Asset['kind'], string> = {
  image: 'a picture',
  video: 'a video',
  audio: 'a sound',
  data: 'a file',
};

export interface MediaProbe {
  path: string;
  kind: Asset['kind'];
  mime: string;
  /** What to call the file in sentences for people. */
  name: string;
  signal: AbortSignal;
  programs?: FfmpegPrograms;
}

/**
 * Facts about a media file from its own bytes. Lengths in seconds, sizes in pixels as shown (turned pictures count
 * turned). Frames are counted where the container does not say; samples only where they are exact.
 * @throws Fault media-invalid (invalid-input) when it can not be opened, or is not of its kind
 */
export async function probeMedia(probe: MediaProbe): Promise<MediaFacts> {
  // A picture is small enough to be decoded, which alone proves that it is one.
  const decode = probe.kind === 'image' ? ['-count_frames', '-read_intervals', '%+#1'] : [];
  const answer = await ask(probe, ['-show_format', '-show_streams', '-show_data_hash', 'sha256', ...decode]);
  const video = answer.streams.find((stream) => stream.codec_type === 'video' && !stream.disposition['attached_pic']);
  const audio = answer.streams.find((stream) => stream.codec_type === 'audio');
  const wanted = probe.kind === 'audio' ? audio : video;
  if (!wanted || (wanted === video && !(video.width && video.height))) throw notMedia(probe);
  if (probe.kind === 'image') {
    if (!wanted.nb_read_frames) throw notMedia(probe);
    return pictureFacts(wanted);
  }
  const counted =
    video && probe.kind === 'video' && !video.nb_frames
      ? (await ask(probe, ['-count_packets', '-select_streams', 'v:0', '-show_streams'])).streams[0]?.nb_read_packets
      : video?.nb_frames;
  return {
    ...(probe.kind === 'video' && video && videoFacts(video, answer.format.duration, counted)),
    ...(probe.kind === 'video' && { hasAudio: audio !== undefined }),
    ...(audio && soundFacts(audio, probe.kind === 'audio', answer.format.duration)),
  };
}

function notMedia({ name, kind }: MediaProbe): Fault {
  return new Fault('media-invalid', 'invalid-input', `${name} is damaged, or is not ${kindWords[kind]} at all.`);
}

async function ask(probe: MediaProbe, args: readonly string[]): Promise<z.infer<typeof zAnswer>> {
  const demuxer = mediaTypeOf(probe.mime)?.demuxer;
  let said: unknown;
  try {
    said = await runFfprobe({
      path: probe.path,
      args,
      signal: probe.signal,
      ...(demuxer !== undefined && { demuxer }),
      ...(probe.programs && { programs: probe.programs }),
    });
  } catch (error) {
    if (!(error instanceof Fault) || (error.faultClass !== 'invalid-input' && error.code !== 'ffmpeg-failed'))
      throw error;
    throw new Fault(
      'media-invalid',
      'invalid-input',
      `${probe.name} can not be opened as ${kindWords[probe.kind]}: it is damaged, or not what it claims to be.`,
      { ...(error.detail !== undefined && { detail: error.detail }), cause: error },
    );
  }
  return zAnswer.parse(said);
}

function pictureFacts(stream: Stream): MediaFacts {
  const turned = Math.abs(rotationOf(stream)) % 180 === 90;
  const [width, height] = turned ? [stream.height, stream.width] : [stream.width, stream.height];
  return {
    ...(width && { width }),
    ...(height && { height }),
    ...(stream.codec_name && { videoCodec: stream.codec_name }),
    ...(stream.pix_fmt && { pixelFormat: stream.pix_fmt }),
  };
}

function videoFacts(stream: Stream, formatSeconds: number | undefined, frames: number | undefined): MediaFacts {
  const seconds = streamSeconds(stream) ?? formatSeconds;
  const nominal = rateOf(stream.r_frame_rate);
  const average = rateOf(stream.avg_frame_rate);
  const variableRate = isVariable(nominal, average, seconds) || missesFrames(nominal, frames, seconds);
  const rate = variableRate ? (average ?? nominal) : (nominal ?? average);
  return {
    ...pictureFacts(stream),
    ...(seconds !== undefined && { seconds }),
    ...(frames && { frames }),
    ...(rate && { rate }),
    variableRate,
    ...(stream.has_b_frames !== undefined && { bFrames: stream.has_b_frames > 0 }),
    // A turn lies outside of what a decoder is set up with: joined clips would lose it, so they are not to be copied.
    ...(rotationOf(stream) === 0 && { videoConfig: videoConfigOf(stream) }),
  };
}

function soundFacts(stream: Stream, alone: boolean, formatSeconds: number | undefined): MediaFacts {
  const sampleRate = stream.sample_rate;
  const exact = exactSound.test(stream.codec_name ?? '') && stream.time_base === `1/${sampleRate}`;
  const seconds = streamSeconds(stream) ?? formatSeconds;
  return {
    ...(alone && seconds !== undefined && { seconds }),
    ...(stream.codec_name && { audioCodec: stream.codec_name }),
    ...(sampleRate && { sampleRate }),
    ...(stream.channels && { channels: stream.channels }),
    ...(exact && stream.duration_ts !== undefined && { samples: stream.duration_ts }),
  };
}

function videoConfigOf(stream: Stream): string {
  const { codec_name, profile, width, height, pix_fmt, time_base, extradata_hash } = stream;
  const kind = [codec_name, profile, `${width}x${height}`, pix_fmt, time_base];
  return videoConfigWords(kind, stream.index, extradata_hash.replace('SHA256:', ''));
}

function rotationOf(stream: Stream): number {
  return stream.side_data_list.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0;
}

function streamSeconds(stream: Stream): number | undefined {
  const base = rateOf(stream.time_base);
  if (stream.duration_ts !== undefined && base) return (stream.duration_ts * base.num) / base.den;
  if (stream.duration !== undefined) return stream.duration;
  // Matroska keeps the length of a stream as a tag, `00:00:05.005000000`.
  const [hours, minutes, seconds] = (stream.tags['DURATION'] ?? '').split(':').map(Number);
  return seconds === undefined ? undefined : (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + seconds;
}

/** The lowest common rate of all frames against the average: more than a frame and a half apart is no rounding. */
function isVariable(nominal: Rate | undefined, average: Rate | undefined, seconds: number | undefined): boolean {
  if (!nominal || !average || seconds === undefined) return false;
  return Math.abs(nominal.num / nominal.den - average.num / average.den) * seconds > 1.5;
}

/** Matroska may claim an even rate although pictures are missing: then there are fewer than the length holds. */
function missesFrames(nominal: Rate | undefined, frames: number | undefined, seconds: number | undefined): boolean {
  if (!nominal || !frames || seconds === undefined) return false;
  return Math.abs((seconds * nominal.num) / nominal.den - frames) > 1.5;
}

/** `24000/1001` → {24000, 1001}; `0/0` is no rate. */
function rateOf(text: string): Rate | undefined {
  const [num, den] = text.split('/').map(Number);
  return num && den ? { num, den } : undefined;
}
