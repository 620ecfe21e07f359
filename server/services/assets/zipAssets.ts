import { createReadStream, type ReadStream } from 'node:fs';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Asset } from '../../../runtime/graph/asset.ts';
import type { ZipRequest } from '../../../runtime/protocol/assets.ts';
import { extensionOfMime } from '../../ffmpeg/mediaType.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { Refusal } from '../refusal.ts';

/** One moment for all entries: the same files give the same zip. */
const entryDate = new Date('2000-01-01T00:00:00Z');

/**
 * A zip of stored files as a stream; each file is opened when its turn comes. Media does not shrink, so nothing is
 * compressed.
 * @throws Fault asset-missing before the first byte, naming the files that are not stored
 */
export async function zipAssets(store: FileStore, files: ZipRequest['files']): Promise<Readable> {
  const assets = await Promise.all(files.map(({ hash }) => store.assets.find(hash)));
  const missing = files.filter((_, index) => !assets[index]).map(({ hash }) => hash);
  if (missing.length > 0) {
    const words = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ` and ${missing.length - 5} more` : '');
    throw new Refusal('missing', 'asset-missing', `Not stored here: ${words}.`);
  }
  const zip = new ZipFile();
  const out = new PassThrough();
  let reading: ReadStream | undefined;
  zip.on('error', (error: Error) => out.destroy(error));
  // Whoever asked may go away in the middle of a file.
  pipeline(zip.outputStream, out, () => reading?.destroy());
  const taken = new Set<string>();
  for (const [index, asset] of (assets as Asset[]).entries()) {
    const entry = entryName(files[index]?.name, asset, taken);
    zip.addReadStreamLazy(entry, { size: asset.bytes, compress: false, mtime: entryDate }, (give) => {
      store.assets.fileOf(asset.hash).then(
        (path) => give(undefined, (reading = createReadStream(path))),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  }
  zip.end();
  return out;
}

/** A name that every system can unpack, inside of the zip, once. */
function entryName(wanted: string | undefined, asset: Asset, taken: Set<string>): string {
  const extension = `.${extensionOfMime(asset.mime)}`;
  const safe = (wanted ?? '').replace(/[^\p{L}\p{N} ._-]+/gu, '_').replace(/^[. ]+|[. ]+$/g, '');
  const base = (safe.toLowerCase().endsWith(extension) ? safe.slice(0, -extension.length) : safe).slice(0, 120);
  // Names that Windows keeps for its devices.
  const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(base);
  const start = base === '' ? asset.hash.slice(0, 16) : `${base}${isDevice ? '_' : ''}`;
  let name = start + extension;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${start}-${count}${extension}`;
  taken.add(name.toLowerCase());
  return name;
}
