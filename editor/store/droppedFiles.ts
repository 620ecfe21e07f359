/** A file with its place inside the folder that was chosen or dropped; its bare name where it was not in one. */
export interface PlacedFile {
  readonly path: string;
  readonly file: File;
}

export interface Dropped {
  /** Of the folder, or of the only file; a word where there are several. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly files: readonly PlacedFile[];
}

/** Deeper and more than any package has: a whole disk dropped by mistake is not read. */
const mostFiles = 2000;
const deepest = 5;

/** What was dropped, folders looked through. Has to be called while the event is handled: entries die with it. */
export async function filesOfDrop(transfer: DataTransfer): Promise<Dropped | undefined> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [only] = entries;
  // What comes from another program may have files and no entries.
  if (!only) return filesOfInput(transfer.files);
  const files: PlacedFile[] = [];
  for (const entry of entries) await collect(entry, '', 0, files);
  if (files.length === 0) return undefined;
  if (entries.length > 1) return named(files);
  return { name: only.name, isFolder: only.isDirectory, files };
}

/** What was chosen in a dialog, of files or of a folder. */
export function filesOfInput(list: FileList): Dropped | undefined {
  const files = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  const [first] = files;
  if (!first) return undefined;
  const [folder = ''] = first.path.split('/', 1);
  return first.path.includes('/') ? { name: folder, isFolder: true, files: files.slice(0, mostFiles) } : named(files);
}

function named(files: readonly PlacedFile[]): Dropped {
  return { name: files.length === 1 ? (files[0]?.path ?? '') : 'several files', isFolder: false, files };
}

async function collect(entry: FileSystemEntry, folder: string, depth: number, into: PlacedFile[]): Promise<void> {
  if (into.length >= mostFiles || entry.name.startsWith('.')) return;
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    into.push({ path, file });
    return;
  }
  if (!isFolder(entry) || depth >= deepest) return;
  for (const inside of await entriesOf(entry)) await collect(inside, path, depth + 1, into);
}

/** A reader gives a hundred at a time, and none when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
