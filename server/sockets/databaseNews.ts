import { type DataSource, In } from 'typeorm';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import type { RunId } from '../../runtime/graph/ids.ts';
import type { GraphSave } from '../../runtime/protocol/socket.ts';
import { EventEntity, RunEntity } from '../store/entities.ts';
import { GraphEntity } from '../store/graphTables.ts';
import { inChunks } from '../store/inChunks.ts';

/** How often the database is asked, while anybody listens. */
const everyMilliseconds = 1000;
const idsAtOnce = 500;
/** So many runs are looked through for changes: those of a last page, not of years. */
const newestRuns = 100;

/** What somebody here listens to. */
export interface Wanted {
  readonly runs: readonly RunId[];
  readonly graphs: readonly string[];
  readonly allRuns: boolean;
}

interface Stand {
  readonly id: RunId;
  readonly state: string;
  readonly seq: number | null;
}

export interface DatabaseNewsOptions {
  readonly database: DataSource;
  wanted(): Wanted;
  /** Whether a run is conducted by this process, which tells of it without the database. */
  isLive(run: RunId): boolean;
  /** The events of a run after one. */
  events(run: RunId, since: number): Promise<{ readonly events: readonly RunEvent[]; readonly more: boolean }>;
  /** `more`: there are too many to be told one by one. */
  tellRun(run: RunId, events: readonly RunEvent[], more: boolean): Promise<void>;
  tellRuns(run: RunId): void;
  tellGraph(save: GraphSave): void;
  onFault(error: unknown): void;
}

/**
 * What others did on the same database: the server that schedules, another one that saved a graph, a command that ended
 * a run nobody conducts. Read now and then, for no database here tells of changes by itself on every setup.
 */
export class DatabaseNews {
  readonly #options: DatabaseNewsOptions;
  /** Last seq of each run that those who listen know of. */
  readonly #seqs = new Map<RunId, number>();
  readonly #revisions = new Map<string, number>();
  /** How the newest runs stood at the last look, as text; absent while nobody asks. */
  #stands: ReadonlyMap<string, string> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: DatabaseNewsOptions) {
    this.#options = options;
  }

  /** Looks again and again until nobody listens any more. */
  begin(): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => {
      this.#looking = this.#lookOnce();
    }, everyMilliseconds).unref();
  }

  /** All who listen were told of a run up to here by other means. */
  toldRun(run: RunId, seq: number): void {
    this.#seqs.set(run, Math.max(seq, this.#seqs.get(run) ?? 0));
  }

  /** Whoever begins to listen knows the run up to here; those who listened before may know less. */
  knowRun(run: RunId, seq: number): void {
    if (!this.#seqs.has(run)) this.#seqs.set(run, seq);
  }

  toldGraph(graph: string, revision: number): void {
    this.#revisions.set(graph, revision);
  }

  /** Whoever begins to listen knows the graph as it is now. */
  async knowGraph(graph: string): Promise<void> {
    if (this.#revisions.has(graph)) return;
    const row = await this.#options.database.getRepository(GraphEntity).findOneBy({ id: graph });
    if (row && !this.#revisions.has(graph)) this.#revisions.set(graph, row.revision);
  }

  /** Whoever begins to listen to all runs knows them as they are now. */
  async knowRuns(): Promise<void> {
    this.#stands ??= await this.#readStands();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #lookOnce(): Promise<void> {
    await this.#look().catch((error: unknown) => this.#options.onFault(error));
    this.#timer = undefined;
    const { runs, graphs, allRuns } = this.#options.wanted();
    if (runs.length > 0 || graphs.length > 0 || allRuns) this.begin();
  }

  async #look(): Promise<void> {
    const { runs, graphs, allRuns } = this.#options.wanted();
    forgetOthers(this.#seqs, runs);
    forgetOthers(this.#revisions, graphs);
    await this.#lookAtRuns(runs.filter((run) => !this.#options.isLive(run)));
    await this.#lookAtGraphs(graphs);
    if (allRuns) await this.#lookAtAllRuns();
    else this.#stands = undefined;
  }

  async #lookAtRuns(runs: readonly RunId[]): Promise<void> {
    for (const [run, seq] of await this.#lastSeqs(runs)) {
      const known = this.#seqs.get(run) ?? 0;
      if (seq <= known || this.#options.isLive(run)) continue;
      const { events, more } = await this.#options.events(run, known);
      const last = events.at(-1);
      // It may have been taken up here meanwhile.
      if (!last || this.#options.isLive(run) || (this.#seqs.get(run) ?? 0) !== known) continue;
      this.toldRun(run, more ? seq : last.seq);
      await this.#options.tellRun(run, events, more);
    }
  }

  async #lastSeqs(runs: readonly RunId[]): Promise<Map<RunId, number>> {
    const found = new Map<RunId, number>();
    for (const some of inChunks(runs, idsAtOnce)) {
      const rows = await this.#runsWithSeq().where('run.id IN (:...some)', { some }).getRawMany<Stand>();
      for (const { id, seq } of rows) found.set(id, seq ?? 0);
    }
    return found;
  }

  /** The last seq is looked up by index for each: a run has thousands of events. */
  #runsWithSeq() {
    const runs = this.#options.database.getRepository(RunEntity).createQueryBuilder('run');
    const last = runs.subQuery().select('MAX(event.seq)').from(EventEntity, 'event').where('event.run = run.id');
    return runs.select('run.id', 'id').addSelect('run.state', 'state').addSelect(last.getQuery(), 'seq');
  }

  async #lookAtGraphs(graphs: readonly string[]): Promise<void> {
    for (const some of inChunks(graphs, idsAtOnce)) {
      const rows = await this.#options.database
        .getRepository(GraphEntity)
        .find({ select: { id: true, revision: true }, where: { id: In(some) } });
      for (const { id, revision } of rows) {
        const known = this.#revisions.get(id);
        if (known !== undefined && revision <= known) continue;
        this.#revisions.set(id, revision);
        this.#options.tellGraph({ graph: id, revision });
      }
    }
  }

  async #lookAtAllRuns(): Promise<void> {
    const before = this.#stands;
    const now = await this.#readStands();
    this.#stands = now;
    for (const [run, stand] of before ? now : []) {
      if (before?.get(run) !== stand && !this.#options.isLive(run as RunId)) this.#options.tellRuns(run as RunId);
    }
  }

  /** State and last seq of the newest runs. */
  async #readStands(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#runsWithSeq()
      .orderBy('run.createdAt', 'DESC')
      .addOrderBy('run.id', 'DESC')
      .limit(newestRuns)
      .getRawMany<Stand>();
    return new Map(rows.map(({ id, state, seq }) => [id, `${state} ${seq ?? 0}`]));
  }
}

function forgetOthers<Key extends string>(known: Map<Key, number>, wanted: readonly Key[]): void {
  const kept = new Set<string>(wanted);
  for (const key of known.keys()) if (!kept.has(key)) known.delete(key);
}
