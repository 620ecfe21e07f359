import { fileTypeFromBuffer } from 'file-type';
import type { Asset } from '../../runtime/graph/asset.ts';
import { mediaTypeOf } from '../ffmpeg/mediaType.ts';

/** As many first bytes of a file as tell its type. */
export const sniffLength = 4100;

export interface Sniffed {
  kind: Asset['kind'];
  mime: string;
}

/** Other names of types that are taken. */
const sameType: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'video/vnd.avi': 'video/avi',
  'video/x-matroska': 'video/matroska',
  'image/apng': 'image/png',
  'audio/x-flac': 'audio/flac',
  'audio/vnd.wave': 'audio/wav',
  'video/ogg': 'audio/ogg',
};

/** The type of a media file by its first bytes, whatever it is called; a sentence's end when it is none that is taken. */
export async function sniffMedia(firstBytes: Uint8Array): Promise<Sniffed | { refused: string }> {
  const found = (await fileTypeFromBuffer(firstBytes))?.mime.replace(/;.*$/, '');
  if (found === undefined || found === 'application/xml') return { refused: textWords(firstBytes) };
  const mime = sameType[found] ?? found;
  const kind = mediaTypeOf(mime)?.kind;
  if (kind === undefined || kind === 'data') return { refused: `is ${found}, which is not taken` };
  return { kind, mime };
}

function textWords(firstBytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(firstBytes);
  if (/<svg[\s>]/i.test(start)) return 'is an SVG drawing, which can name other files: export it as PNG';
  if (start.startsWith('#EXTM3U')) return 'is a playlist, not the media itself';
  return isText(firstBytes) ? 'is a text, not a picture, video or sound' : 'is of a type that is not known here';
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
