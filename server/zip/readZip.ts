import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Fault } from '../../runtime/graph/fault.ts';
import { byteWords } from '../ingest/byteWords.ts';

export interface ZipLimits {
  /** Entries, folders included. */
  entries: number;
  /** Unpacked size in bytes of the files that are wanted, together. */
  bytes: number;
}

/** A file that is large and packs better than this holds nothing but repetition: a zip bomb. */
const mostRatio = 300;
const ratioFrom = 4 * 1024 * 1024;

/**
 * The files of a zip that `wanted` names, by their names inside it. Names that lead out of the zip, links, encrypted
 * and double entries make the whole zip refused, wanted or not; so does more than the limits allow. `called` is the
 * zip's name in sentences for people.
 * @throws Fault invalid-input, naming the zip and the entry
 */
export async function readZip(
  path: string,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
  called: string = path,
): Promise<ReadonlyMap<string, Uint8Array>> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    return await readEntries(called, zip, wanted, limits);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw damaged(called, error);
  } finally {
    zip?.close();
  }
}

async function readEntries(
  path: string,
  zip: ZipFile,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (zip.entryCount > limits.entries) {
    throw refusal(path, `holds ${zip.entryCount} files: at most ${limits.entries} are taken`);
  }
  const names = new Set<string>();
  const entries: Entry[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    checkEntry(path, entry);
    // Names that differ only in case or in the way an accent is written are one file on some disks.
    const name = entry.fileName.normalize('NFC').toLowerCase();
    if (names.has(name)) throw refusal(path, `holds "${entry.fileName}" twice`);
    names.add(name);
    if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue;
    total += entry.uncompressedSize;
    if (total > limits.bytes) {
      throw refusal(path, `unpacks to more than ${byteWords(limits.bytes)} at "${entry.fileName}"`);
    }
    entries.push(entry);
  }
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) files.set(entry.fileName, await readEntry(zip, entry));
  return files;
}

function checkEntry(path: string, entry: Entry): void {
  const name = entry.fileName;
  if (/^([A-Za-z]:|\/)/.test(name) || name.split('/').includes('..') || name.includes('\0')) {
    throw refusal(path, `holds a file named "${name}", which leads out of it`);
  }
  const unixMode = entry.externalFileAttributes >>> 16;
  if ((unixMode & 0o170000) === 0o120000) throw refusal(path, `holds "${name}", a link to another file`);
  if (entry.isEncrypted()) throw refusal(path, `is encrypted ("${name}"): pack it without a password`);
  if (entry.uncompressedSize > ratioFrom && entry.uncompressedSize > entry.compressedSize * mostRatio) {
    throw refusal(path, `holds "${name}", which unpacks to ${byteWords(entry.uncompressedSize)} from almost nothing`);
  }
}

/** The library checks the size against the directory's while unpacking: a lying entry ends in an error. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function refusal(path: string, words: string): Fault {
  return new Fault('zip-refused', 'invalid-input', `${path} ${words}: nothing of it was read.`);
}

function damaged(path: string, error: unknown): Fault {
  const said = error instanceof Error ? error.message : String(error);
  const named = /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/.exec(said)?.[1];
  if (named !== undefined) return refusal(path, `holds a file named "${named}", which leads out of it`);
  return new Fault('zip-damaged', 'invalid-input', `${path} is not a whole zip file: pack or download it again.`, {
    detail: said,
    cause: error,
  });
}
