import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Context, Next } from 'koa';

interface EditorFile {
  readonly path: string;
  readonly bytes: number;
  /** Size of the same file compressed, which stands beside it. */
  readonly compressed: number | undefined;
}

/** Paths that are never a page of the editor. */
const otherPaths = /^\/(?:api|health|ready|metrics|login|socket\.io|status|page\.css)(?:\/|$)/;
const year = 'public, max-age=31536000, immutable';

/**
 * The built editor: only files that were there at the start are handed out, so no path leads out of the folder. Every
 * address that asks for a page, and is nobody else's, is one of the editor's.
 */
export class EditorFiles {
  readonly #files: ReadonlyMap<string, EditorFile>;

  private constructor(files: ReadonlyMap<string, EditorFile>) {
    this.#files = files;
  }

  static async open(folder: string): Promise<EditorFiles> {
    const files = new Map<string, EditorFile>();
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.startsWith('.') || entry.name.endsWith('.br')) continue;
      const path = join(entry.parentPath, entry.name);
      const { size } = await stat(path);
      const compressed = await stat(`${path}.br`).then(
        (facts) => facts.size,
        () => undefined,
      );
      files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, bytes: size, compressed });
    }
    return new EditorFiles(files);
  }

  /** Answers what is the editor's, and leaves the rest to others. */
  answer = async (context: Context, next: Next): Promise<void> => {
    const isReading = context.method === 'GET' || context.method === 'HEAD';
    const file = isReading ? this.#fileFor(context) : undefined;
    if (!file) return next();
    const isPacked = file.compressed !== undefined && context.acceptsEncodings('br', 'identity') === 'br';
    context.type = file.path.slice(file.path.lastIndexOf('.'));
    context.set('Cache-Control', context.path.startsWith('/build/') ? year : 'no-cache');
    context.vary('Accept-Encoding');
    if (isPacked) context.set('Content-Encoding', 'br');
    context.length = isPacked ? file.compressed : file.bytes;
    context.status = 200;
    if (context.method === 'GET') context.body = createReadStream(isPacked ? `${file.path}.br` : file.path);
    context.length = isPacked ? file.compressed : file.bytes;
  };

  #fileFor({ path, headers }: Context): EditorFile | undefined {
    const file = this.#files.get(path);
    if (file) return file;
    const wantsPage = (headers.accept ?? '').includes('text/html');
    return wantsPage && !otherPaths.test(path) ? this.#files.get('/index.html') : undefined;
  }
}
