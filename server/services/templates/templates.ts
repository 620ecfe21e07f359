import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { Graph } from '../../../runtime/graph/graph.ts';
import type { AssetHash } from '../../../runtime/graph/ids.ts';
import { parseGraph } from '../../../runtime/graph/parseGraph.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import type { TemplateAnswer, TemplateSummary } from '../../../runtime/protocol/templates.ts';
import { mediaTypeOf, mimeOfExtension } from '../../ffmpeg/mediaType.ts';
import { probeMedia } from '../../ffmpeg/probeMedia.ts';
import { importFilm } from '../../film/importFilm.ts';
import { ingestGraph } from '../../ingest/ingestGraph.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { DerivedFiles } from '../assets/derivedFiles.ts';
import { makeThumbnail } from '../assets/makeThumbnail.ts';

const graphEnding = '.graph.json';
/** Pixels: as wide as the editor shows it. */
const posterWidth = 640;
const packageFile = 'sp_step_8_screenplay.json';

interface Template {
  summary: TemplateSummary;
  graph: Graph;
  problems: readonly Problem[];
}

interface Found {
  templates: ReadonlyMap<string, Template>;
  /** Files that are no templates, each with the reason. */
  problems: readonly Problem[];
}

/** A finished result that ships. */
export interface TemplateResult {
  path: string;
  mime: string;
  bytes: number;
}

export interface TemplatesOptions {
  /** Holds `<id>.graph.json` files, folders with a screenplay package, and finished results as `results/<id>.<ending>`. */
  folder: string;
  store: FileStore;
  /** Ends the reading when the server stops. */
  signal: AbortSignal;
}

/** The graphs that ship, read when they are first asked for. */
export class Templates {
  readonly #options: TemplatesOptions;
  readonly #derived: DerivedFiles;
  #found: Promise<Found> | undefined;

  constructor(options: TemplatesOptions) {
    this.#options = options;
    this.#derived = new DerivedFiles(options.store);
  }

  async list(): Promise<{ templates: TemplateSummary[]; problems: Problem[] }> {
    const { templates, problems } = await this.#all();
    return { templates: [...templates.values()].map(({ summary }) => summary), problems: [...problems] };
  }

  /**
   * The graph, its imported files stored on this server.
   * @throws Fault template-missing
   */
  async get(id: string): Promise<TemplateAnswer> {
    const { folder, store, signal } = this.#options;
    const { summary, graph, problems } = await this.#template(id);
    const ingested = await ingestGraph(graph, { store, signal, folder, anywhere: false });
    return { template: summary, graph: ingested.graph, problems: [...problems, ...ingested.problems] };
  }

  /** @throws Fault template-missing, template-unfinished */
  async result(id: string): Promise<TemplateResult> {
    const { summary } = await this.#template(id);
    const result = summary.result && (await resultOf(this.#options.folder, id));
    if (!result) {
      throw new Fault('template-unfinished', 'invalid-input', `No finished result ships with the template "${id}".`);
    }
    return result;
  }

  /** A WebP of the finished result, made when it is first asked for. @throws Fault template-missing, template-unfinished */
  async poster(id: string): Promise<{ bytes: Uint8Array; hash: string }> {
    const { path, mime } = await this.result(id);
    const kind = mediaTypeOf(mime)?.kind;
    if (kind !== 'image' && kind !== 'video') {
      throw new Fault('template-unfinished', 'invalid-input', `The result of the template "${id}" can not be seen.`);
    }
    const { signal } = this.#options;
    const content = await readFile(path);
    const hash = createHash('sha256').update(content).digest('hex') as AssetHash;
    const bytes = await this.#derived.read(hash, `${posterWidth}.webp`, async () => {
      const asset = { hash, kind, mime, bytes: content.byteLength };
      const facts = await probeMedia({ path, kind, mime, name: id, signal });
      return makeThumbnail({ asset, facts, path, width: posterWidth, signal });
    });
    return { bytes, hash };
  }

  async #template(id: string): Promise<Template> {
    const template = (await this.#all()).templates.get(id);
    if (!template) throw new Fault('template-missing', 'invalid-input', `There is no template "${id}".`);
    return template;
  }

  #all(): Promise<Found> {
    this.#found ??= findTemplates(this.#options.folder).catch((error: unknown) => {
      // What could not be read now may be readable later.
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }
}

async function findTemplates(folder: string): Promise<Found> {
  const templates = new Map<string, Template>();
  const problems: Problem[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const id = entry.name.endsWith(graphEnding) ? entry.name.slice(0, -graphEnding.length) : entry.name;
    const read = await readTemplate(folder, entry.name, entry.isDirectory());
    if (read === undefined) continue;
    if ('graph' in read) templates.set(id, await templateOf(folder, id, read, entry.isDirectory()));
    else problems.push(...read.problems);
  }
  return { templates: new Map([...templates].sort(([first], [second]) => (first < second ? -1 : 1))), problems };
}

type Read = { graph: Graph; problems: readonly Problem[] } | { problems: readonly Problem[] } | undefined;

async function readTemplate(folder: string, name: string, isFolder: boolean): Promise<Read> {
  const path = join(folder, name);
  if (isFolder) {
    const isPackage = await stat(join(path, packageFile)).catch(() => undefined);
    return isPackage && (await importFilm(path, {}));
  }
  if (!name.endsWith(graphEnding)) return undefined;
  const parsed = parseGraph(await readFile(path, 'utf8'), name);
  return parsed.ok ? { graph: parsed.graph, problems: [] } : { problems: parsed.problems };
}

async function templateOf(
  folder: string,
  id: string,
  { graph, problems }: { graph: Graph; problems: readonly Problem[] },
  isScreenplay: boolean,
): Promise<Template> {
  const result = await resultOf(folder, id);
  const summary: TemplateSummary = {
    ...{ id, name: graph.name, description: graph.description, kind: isScreenplay ? 'screenplay' : 'graph' },
    inputs: graph.inputs.map(({ name, title, description }) => ({
      ...{ name, title: title ?? name, description: description ?? '' },
    })),
    ...(result && { result: shownResult(id, result) }),
  };
  return { summary, graph, problems };
}

function shownResult(id: string, { mime, bytes }: TemplateResult): NonNullable<TemplateSummary['result']> {
  const kind = mediaTypeOf(mime)?.kind;
  const isSeen = kind === 'image' || kind === 'video';
  const at = `/api/templates/${encodeURIComponent(id)}`;
  return { url: `${at}/result`, mime, bytes, ...(isSeen && { poster: `${at}/poster` }) };
}

async function resultOf(folder: string, id: string): Promise<TemplateResult | undefined> {
  const results = join(folder, 'results');
  const names = await readdir(results).catch(() => []);
  const name = names.find((name) => name.slice(0, -extname(name).length) === id);
  if (name === undefined) return undefined;
  const path = join(results, name);
  return { path, mime: mimeOfExtension(extname(name).slice(1)), bytes: (await stat(path)).size };
}
