import type { Readable } from 'node:stream';
import type { Context } from 'koa';
import type { Asset } from '../../runtime/graph/asset.ts';
import { extensionOfMime, mediaTypeOf } from '../ffmpeg/mediaType.ts';
import type { ByteRange } from '../store/blobStore.ts';
import { byteRange } from './byteRange.ts';

/** Bytes under a hash never change. */
const forEver = 'private, max-age=31536000, immutable';

export interface SentAsset {
  asset: Asset;
  /** What to call the file when it is saved, without extension. */
  name: string;
  download: boolean;
  stream(range?: ByteRange): Readable;
}

/**
 * Answers with the bytes of an asset, or the part that is asked for. Whatever they hold, a browser takes them for
 * nothing but the media that they were stored as, and runs nothing of them.
 */
export function sendAsset(context: Context, { asset, name, download, stream }: SentAsset): void {
  context.set('Content-Security-Policy', "default-src 'none'; sandbox");
  setCaching(context, `"${asset.hash}"`);
  context.set('Accept-Ranges', 'bytes');
  if (isUnchanged(context)) return;
  const range = isSameAsBefore(context) ? byteRange(context.get('Range') || undefined, asset.bytes) : undefined;
  if (range === 'unsatisfiable') return refuseRange(context, asset.bytes);
  context.attachment(`${name.replace(/\.[^.]*$/, '')}.${extensionOfMime(asset.mime)}`, {
    type: download || asset.kind === 'data' ? 'attachment' : 'inline',
  });
  context.status = range ? 206 : 200;
  context.set('Content-Type', mediaTypeOf(asset.mime) ? asset.mime : 'application/octet-stream');
  if (range) context.set('Content-Range', `bytes ${range.start}-${range.end}/${asset.bytes}`);
  if (context.method !== 'HEAD') context.body = stream(range);
  context.set('Content-Length', String(range ? range.end - range.start + 1 : asset.bytes));
}

/** Caching of what never changes under its address. */
export function setCaching(context: Context, etag: string): void {
  context.set('ETag', etag);
  context.set('Cache-Control', forEver);
}

/** Answers 304 when the caller has it; also on a reload, for nothing can have changed. */
export function isUnchanged(context: Context): boolean {
  const etag = context.response.get('ETag');
  const known = context
    .get('If-None-Match')
    .split(',')
    .map((part) => part.trim().replace(/^W\//, ''));
  if (!known.includes(etag)) return false;
  context.status = 304;
  return true;
}

/** A part is only of use to who has the rest of the same bytes. */
function isSameAsBefore(context: Context): boolean {
  const condition = context.get('If-Range');
  return condition === '' || condition === context.response.get('ETag');
}

function refuseRange(context: Context, bytes: number): void {
  context.set('Content-Range', `bytes */${bytes}`);
  context.set('Cache-Control', 'no-store');
  context.remove('ETag');
  context.status = 416;
  const message = `The file has ${bytes} bytes: the range that is asked for begins after its end.`;
  context.body = { error: { code: 'range-unsatisfiable', message } };
}
