import type { Asset } from '../../runtime/graph/asset.ts';

interface MediaType {
  kind: Asset['kind'];
  /** Without dot; the first is the one that our own files of this type get. */
  extensions: readonly string[];
  /** The one demuxer that may open it, so that what looks like a picture is never read as a playlist. */
  demuxer?: string;
}

/** The types of file that Shotgraph makes or takes, by MIME type. SVG is not among them: it can name other files. */
const mediaTypes: Readonly<Record<string, MediaType>> = {
  'image/png': { kind: 'image', extensions: ['png'], demuxer: 'png_pipe' },
  'image/jpeg': { kind: 'image', extensions: ['jpg', 'jpeg'], demuxer: 'jpeg_pipe' },
  'image/webp': { kind: 'image', extensions: ['webp'], demuxer: 'webp_pipe' },
  'image/gif': { kind: 'image', extensions: ['gif'], demuxer: 'gif' },
  'image/bmp': { kind: 'image', extensions: ['bmp'], demuxer: 'bmp_pipe' },
  'video/mp4': { kind: 'video', extensions: ['mp4', 'm4v'], demuxer: 'mov' },
  'video/quicktime': { kind: 'video', extensions: ['mov'], demuxer: 'mov' },
  'video/webm': { kind: 'video', extensions: ['webm'], demuxer: 'matroska' },
  'video/matroska': { kind: 'video', extensions: ['mkv'], demuxer: 'matroska' },
  'video/avi': { kind: 'video', extensions: ['avi'], demuxer: 'avi' },
  'video/mp2t': { kind: 'video', extensions: ['ts'], demuxer: 'mpegts' },
  'audio/wav': { kind: 'audio', extensions: ['wav'], demuxer: 'wav' },
  'audio/flac': { kind: 'audio', extensions: ['flac'], demuxer: 'flac' },
  'audio/mpeg': { kind: 'audio', extensions: ['mp3'], demuxer: 'mp3' },
  'audio/ogg': { kind: 'audio', extensions: ['ogg', 'opus', 'oga'], demuxer: 'ogg' },
  'audio/aac': { kind: 'audio', extensions: ['aac'], demuxer: 'aac' },
  'audio/mp4': { kind: 'audio', extensions: ['m4a'], demuxer: 'mov' },
  'audio/aiff': { kind: 'audio', extensions: ['aiff', 'aif'], demuxer: 'aiff' },
  'application/json': { kind: 'data', extensions: ['json'] },
  'application/x-subrip': { kind: 'data', extensions: ['srt'], demuxer: 'srt' },
  'text/vtt': { kind: 'data', extensions: ['vtt'], demuxer: 'webvtt' },
  'text/plain': { kind: 'data', extensions: ['txt', 'ffmeta', 'ass'] },
};

const mimeByExtension = new Map(
  Object.entries(mediaTypes).flatMap(([mime, { extensions }]) => extensions.map((extension) => [extension, mime])),
);

export function mediaTypeOf(mime: string): MediaType | undefined {
  return mediaTypes[mime];
}

/** The MIME type of a file that ffmpeg wrote under this extension (without dot). */
export function mimeOfExtension(extension: string): string {
  return mimeByExtension.get(extension) ?? 'application/octet-stream';
}

/** What to call a file of this type on disk: ffmpeg looks at the extension of pictures. Without dot. */
export function extensionOfMime(mime: string): string {
  return mediaTypes[mime]?.extensions[0] ?? 'bin';
}
