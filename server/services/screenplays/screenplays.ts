import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Fault } from '../../../runtime/graph/fault.ts';
import { zProblem } from '../../../runtime/graph/problem.ts';
import type {
  ScreenplayAnswer,
  ScreenplayFolder,
  ScreenplayGraphAnswer,
  ScreenplayGraphRequest,
  ScreenplaySummary,
} from '../../../runtime/protocol/screenplays.ts';
import { zScreenplaySummary } from '../../../runtime/protocol/screenplays.ts';
import type { Corrections } from '../../../runtime/screenplay/breakdown.ts';
import type { ReadResult } from '../../../runtime/screenplay/readers/readResult.ts';
import { readScreenplay } from '../../../runtime/screenplay/readers/readScreenplay.ts';
import { zScreenplay } from '../../../runtime/screenplay/screenplay.ts';
import { countFilm, draftFilm, type FilmDraft, makeFilm, usualPicture } from '../../film/makeFilm.ts';
import { byteWords } from '../../ingest/byteWords.ts';
import { packageOfFiles, readPackage } from '../../package/readPackage.ts';
import { onDisk } from '../../store/diskFault.ts';
import type { ScreenplayRow } from '../../store/screenplayTable.ts';
import type { FileStore } from '../../store/fileStore.ts';
import type { ScreenplayRows } from './screenplayRows.ts';

/** A package holds texts: with pictures of all its people it has some tens of megabytes. */
export const mostUploadBytes = 256 * 1024 * 1024;

const packageLimits = { file: mostUploadBytes, total: 64 * 1024 * 1024, entries: 5000, depth: 5 };

export interface Upload {
  /** File name with its ending. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

const zRead = z.strictObject({ screenplay: zScreenplay, doubts: z.array(zProblem) });

/** Uploaded screenplays: what was understood of each, and the graphs that are made of them. */
export class Screenplays {
  readonly #rows: ScreenplayRows;
  readonly #store: Pick<FileStore, 'scratch' | 'cacheFolder'>;

  constructor(rows: ScreenplayRows, store: Pick<FileStore, 'scratch' | 'cacheFolder'>) {
    this.#rows = rows;
    this.#store = store;
  }

  /**
   * Reads an uploaded file and keeps what it says. The same file again is the same screenplay.
   * @throws Fault invalid-input, with one sentence that names the file
   */
  async upload({ name, bytes }: Upload): Promise<ScreenplayAnswer> {
    const called = safeName(name);
    const folder = await onDisk(this.#store.cacheFolder, () => this.#store.scratch.newFolder());
    try {
      const path = join(folder, called);
      const id = await this.#receive(path, called, bytes);
      return await this.#keep(id, called, await readPackage(path, packageLimits, called));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** The same of a package folder whose files were read by whoever sends them. @throws Fault invalid-input */
  async uploadFolder({ name, files }: ScreenplayFolder): Promise<ScreenplayAnswer> {
    const called = safeName(name);
    const encoder = new TextEncoder();
    const sent = packageOfFiles(
      called,
      files.map(({ path, text }) => [path, encoder.encode(text)] as const),
    );
    const hash = createHash('sha256');
    for (const [path, bytes] of [...sent].sort(([first], [second]) => (first < second ? -1 : 1))) {
      hash.update(`${JSON.stringify(path)} ${bytes.byteLength}\n`).update(bytes);
    }
    return this.#keep(idOf(hash), called, sent);
  }

  /** What a person's corrections make of a screenplay; nothing is kept of them. @throws Fault screenplay-missing */
  async breakdown(id: string, corrections: Corrections): Promise<ScreenplayAnswer> {
    const { row, read } = await this.#find(id);
    const draft = draftFilm(read, corrections);
    const { createdAt, file } = zScreenplaySummary.parse(JSON.parse(row.summary));
    return answerOf(summaryOf(id, file, createdAt, draft), draft);
  }

  async list(): Promise<ScreenplaySummary[]> {
    return (await this.#rows.summaries()).map((summary) => zScreenplaySummary.parse(JSON.parse(summary)));
  }

  /** @throws Fault screenplay-missing */
  async get(id: string): Promise<ScreenplayAnswer> {
    const { row, read } = await this.#find(id);
    return answerOf(zScreenplaySummary.parse(JSON.parse(row.summary)), draftFilm(read));
  }

  /**
   * The film graph with a person's corrections.
   * @throws Fault screenplay-missing, or invalid-input when a choice does not fit
   */
  async graph(id: string, request: ScreenplayGraphRequest): Promise<ScreenplayGraphAnswer> {
    const { read } = await this.#find(id);
    const { corrections, scenes, ...choices } = request;
    const ascending = scenes && [...new Set(scenes)].sort((first, second) => first - second);
    const { graph, counts, problems } = makeFilm(draftFilm(read, corrections), { ...choices, scenes: ascending });
    return { graph, counts, problems: [...problems] };
  }

  /** @throws Fault screenplay-missing */
  async remove(id: string): Promise<void> {
    if (!(await this.#rows.remove(id))) throw missing(id);
  }

  async #keep(id: string, called: string, files: ReadonlyMap<string, Uint8Array>): Promise<ScreenplayAnswer> {
    const read = readScreenplay(files);
    const draft = draftFilm(read);
    const known = await this.#rows.find(id);
    const summary = summaryOf(id, called, known?.createdAt ?? new Date().toISOString(), draft);
    await this.#rows.save({
      ...{ id, file: called, title: summary.title, createdAt: summary.createdAt },
      ...{ summary: JSON.stringify(summary), body: JSON.stringify(read) },
    });
    return answerOf(summary, draft);
  }

  async #find(id: string): Promise<{ row: ScreenplayRow; read: ReadResult }> {
    const row = await this.#rows.find(id);
    if (!row) throw missing(id);
    return { row, read: zRead.parse(JSON.parse(row.body)) };
  }

  /** @returns an id from the content */
  async #receive(path: string, called: string, bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const hash = createHash('sha256');
    let size = 0;
    await onDisk(this.#store.cacheFolder, () =>
      pipeline(
        bytes,
        async function* counted(chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            size += chunk.byteLength;
            if (size > mostUploadBytes) throw tooLarge(called);
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(path, { flags: 'wx', mode: 0o600 }),
      ),
    );
    return idOf(hash);
  }
}

function idOf(content: Hash): string {
  return content.digest('hex').slice(0, 32);
}

/** The last part of a name, without anything that a path could be made of. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(/[^\p{L}\p{N} ._()&'-]/gu, '_').replace(/^[.\s]+/, '');
  // File systems take names of up to 255 bytes; the ending is what counts.
  return clean === '' ? 'screenplay' : clean.slice(-80);
}

function summaryOf(id: string, file: string, createdAt: string, draft: FilmDraft): ScreenplaySummary {
  const { title, author, format } = draft.read.screenplay;
  return { id, file, title, author, format, createdAt, counts: countFilm(draft) };
}

function answerOf(summary: ScreenplaySummary, draft: FilmDraft): ScreenplayAnswer {
  const { people, settings, scenes } = draft.breakdown;
  const { screenplay } = draft.read;
  const usual = usualPicture(screenplay);
  const shots = Map.groupBy(draft.shots, (shot) => shot.scene);
  return {
    ...summary,
    ...usual,
    scenes: screenplay.scenes.map(({ id, number, heading, beat, elements }) => ({
      ...{ id, number, heading: heading.text, beat },
      lines: elements.filter(({ kind }) => kind === 'dialogue').length,
      shots: shots.get(id)?.length ?? 0,
      seconds: (shots.get(id) ?? []).reduce((sum, shot) => sum + shot.seconds, 0),
    })),
    breakdown: { people, settings, scenes },
    doubts: [...draft.problems],
  };
}

function missing(id: string): Fault {
  return new Fault('screenplay-missing', 'invalid-input', `There is no screenplay "${id}".`);
}

function tooLarge(called: string): Fault {
  return new Fault(
    'body-too-large',
    'invalid-input',
    `${called} is larger than ${byteWords(mostUploadBytes)}, the most that is taken.`,
  );
}
