import { randomUUID } from 'node:crypto';
import { IsNull, Not } from 'typeorm';
import { applyCommands } from '../../../runtime/graph/applyCommands.ts';
import { commandsBetween } from '../../../runtime/graph/commandsBetween.ts';
import { type Graph, type GraphNode, graphVersion, zGraph } from '../../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../../runtime/graph/graphCommand.ts';
import type { GraphId, NodeId } from '../../../runtime/graph/ids.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import { stripCommands } from '../../../runtime/graph/stripCommands.ts';
import { stripSecrets } from '../../../runtime/graph/stripSecrets.ts';
import type {
  CreateGraph,
  GraphPage,
  GraphPatch,
  GraphQuery,
  GraphReplacement,
  Saved,
  SavedGraph,
} from '../../../runtime/protocol/graphs.ts';
import type { GraphSave } from '../../../runtime/protocol/socket.ts';
import { GraphEntity, type GraphRow } from '../../store/graphTables.ts';
import type { FileStore } from '../../store/sqliteStore.ts';
import { Refusal } from '../refusal.ts';
import { GraphHistory } from './graphHistory.ts';
import { listGraphs, searchText } from './listGraphs.ts';
import { sentGraph } from './storedGraph.ts';

export interface GraphsOptions {
  readonly store: FileStore;
  nodeTypes(): NodeTypes;
  /** Values that must not be stored with a graph. */
  secrets(): readonly string[];
  /** Milliseconds since 1970. */
  now(): number;
}

/** Graphs whose parsed form is kept in memory: autosave comes every second or two for the same few. */
const mostHeads = 16;
const mostTries = 20;

/** The saved graphs. Each save is against a revision, and whoever comes second is told so. */
export class Graphs {
  readonly history: GraphHistory;
  readonly #options: GraphsOptions;
  readonly #heads = new Map<string, { revision: number; graph: Graph }>();
  readonly #listeners = new Set<(save: GraphSave) => void>();

  constructor(options: GraphsOptions) {
    this.#options = options;
    this.history = new GraphHistory(options.store, () => options.nodeTypes());
  }

  /** Calls `listener` after each save; gives what ends that. */
  onSave(listener: (save: GraphSave) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async list(query: GraphQuery): Promise<GraphPage> {
    return listGraphs(this.#options.store.database, query);
  }

  /**
   * A new graph, empty or from a document; it keeps the document's id unless another has it.
   * @throws Refusal malformed
   */
  async create({ graph: document, name }: CreateGraph): Promise<SavedGraph> {
    const blank = { format: 'shotgraph', version: graphVersion, id: randomUUID(), name: name ?? 'Untitled' };
    const sent = document ? sentGraph(document) : zGraph.parse(blank);
    const graph = stripSecrets({ ...sent, name: name ?? sent.name }, this.#options.secrets());
    return this.#insert(graph);
  }

  /** @throws Refusal missing */
  async duplicate(id: GraphId, name?: string): Promise<SavedGraph> {
    const { graph } = await this.get(id);
    return this.#insert({ ...graph, id: randomUUID() as GraphId, name: name ?? `${graph.name} (copy)` });
  }

  /** Undefined for one that is not there, or in the trash. */
  async read(id: GraphId): Promise<SavedGraph | undefined> {
    const row = await this.#rows.findOneBy({ id });
    return row?.deletedAt === null ? this.#savedOf(row) : undefined;
  }

  /** One in the trash as well. @throws Refusal missing */
  async get(id: GraphId): Promise<SavedGraph> {
    const row = await this.#rows.findOneBy({ id });
    if (!row) throw graphMissing(id);
    return this.#savedOf(row);
  }

  /**
   * All commands or none.
   * @throws Refusal conflict with both revisions, missing, or unprocessable for commands that do not fit the graph
   */
  async save(id: GraphId, { revision, commands, label }: GraphPatch): Promise<Saved> {
    const before = await this.#head(id, revision);
    const stripped = stripCommands(commands, this.#options.secrets());
    const applied = applyCommands(before, stripped);
    if (!applied.ok) {
      const { problems } = applied;
      const message = `Nothing was saved: ${problems.map(({ message }) => message).join(' ')}`;
      throw new Refusal('unprocessable', 'commands-unfit', message, { problems });
    }
    return this.#write({ before, after: applied.graph, commands: stripped, revision, label });
  }

  /** A whole document in place of the graph; the id stays. @throws as `save`, and Refusal malformed */
  async replace(id: GraphId, { revision, graph: document, label }: GraphReplacement): Promise<Saved> {
    const sent = { ...stripSecrets(sentGraph(document), this.#options.secrets()), id };
    const before = await this.#head(id, revision);
    return this.#write({ before, after: sent, commands: commandsBetween(before, sent), revision, label });
  }

  /** An earlier version as a new one. @throws as `save` */
  async restoreVersion(id: GraphId, version: number, revision: number): Promise<Saved> {
    const before = await this.#head(id, revision);
    const { graph } = await this.history.read(id, version);
    const label = `Version ${version} restored`;
    return this.#write({ before, after: graph, commands: commandsBetween(before, graph), revision, label });
  }

  /** Saves one node anew; without a revision it is set whatever was saved meanwhile. Gives the new revision. */
  async changeNode(id: GraphId, node: NodeId, next: GraphNode, revision: number | undefined): Promise<number> {
    const commands: GraphCommand[] = [{ op: 'set-node', id: node, value: next }];
    for (let tried = 1; ; tried += 1) {
      const current = revision ?? (await this.get(id)).revision;
      try {
        return (await this.save(id, { revision: current, commands })).revision;
      } catch (error) {
        const isStale = error instanceof Refusal && error.code === 'revision-stale';
        if (revision !== undefined || !isStale || tried === mostTries) throw error;
      }
    }
  }

  /** @throws Refusal missing, also for one that is in the trash already */
  async moveToTrash(id: GraphId): Promise<void> {
    await this.#update(id, { deletedAt: this.#time() }, true);
  }

  /** @throws Refusal missing, also for one that is not in the trash */
  async takeFromTrash(id: GraphId): Promise<void> {
    await this.#update(id, { deletedAt: null }, false);
  }

  /** For ever, with its history; what was published of it stays. @throws Refusal missing unless it is in the trash */
  async destroy(id: GraphId): Promise<void> {
    await this.#options.store.writes.add(async (manager) => {
      if (!(await manager.existsBy(GraphEntity, { id, deletedAt: Not(IsNull()) }))) throw graphMissing(id);
      await manager.delete(GraphEntity, { id });
      await this.history.forget(manager, id);
    });
    this.#heads.delete(id);
  }

  get #rows() {
    return this.#options.store.database.getRepository(GraphEntity);
  }

  #time(): string {
    return new Date(this.#options.now()).toISOString();
  }

  /** Under another id when its own is taken. */
  async #insert(given: Graph): Promise<SavedGraph> {
    const time = this.#time();
    let graph = given;
    await this.#options.store.writes.add(async (manager) => {
      const isTaken = await manager.existsBy(GraphEntity, { id: given.id });
      graph = isTaken ? { ...given, id: randomUUID() as GraphId } : given;
      const times = { createdAt: time, updatedAt: time, deletedAt: null };
      await manager.insert(GraphEntity, { ...columnsOf(graph), ...times, id: graph.id, revision: 1 });
      await this.history.begin(manager, graph, time);
    });
    this.#keep(graph.id, 1, graph);
    return { graph, revision: 1, createdAt: time, updatedAt: time };
  }

  async #update(id: GraphId, change: Partial<GraphRow>, isThere: boolean): Promise<void> {
    await this.#options.store.writes.add(async (manager) => {
      const { affected } = await manager.update(
        GraphEntity,
        { id, deletedAt: isThere ? IsNull() : Not(IsNull()) },
        change,
      );
      if (affected !== 1) throw graphMissing(id);
    });
  }

  /** The graph as of a revision that has to be the newest. @throws Refusal missing or conflict */
  async #head(id: GraphId, expected: number): Promise<Graph> {
    const [row] = await this.#rows.find({ select: { id: true, revision: true, deletedAt: true }, where: { id } });
    if (!row || row.deletedAt !== null) throw graphMissing(id);
    if (row.revision !== expected) throw revisionStale(expected, row.revision);
    const known = this.#heads.get(id);
    if (known?.revision === expected) return known.graph;
    const saved = await this.get(id);
    if (saved.revision !== expected) throw revisionStale(expected, saved.revision);
    return saved.graph;
  }

  async #write(change: {
    before: Graph;
    after: Graph;
    commands: readonly GraphCommand[];
    revision: number;
    label: string | undefined;
  }): Promise<Saved> {
    const { before, after, commands, label } = change;
    const { id } = before;
    const revision = change.revision + 1;
    const savedAt = this.#time();
    await this.#options.store.writes.add(async (manager) => {
      const where = { id, revision: change.revision, deletedAt: IsNull() };
      const { affected } = await manager.update(GraphEntity, where, {
        ...columnsOf(after),
        revision,
        updatedAt: savedAt,
      });
      if (affected !== 1) {
        const row = await manager.findOne(GraphEntity, { select: { id: true, revision: true }, where: { id } });
        throw row && row.revision !== change.revision ? revisionStale(change.revision, row.revision) : graphMissing(id);
      }
      await this.history.add(manager, { before, after, commands, revision, savedAt, label });
    });
    this.#keep(id, revision, after);
    for (const listener of this.#listeners) listener({ graph: id, revision });
    return { revision, updatedAt: savedAt };
  }

  async #savedOf({ id, revision, createdAt, updatedAt, deletedAt }: GraphRow): Promise<SavedGraph> {
    const known = this.#heads.get(id);
    const graph = known?.revision === revision ? known.graph : (await this.history.read(id, revision)).graph;
    this.#keep(id, revision, graph);
    return { graph, revision, createdAt, updatedAt, ...(deletedAt !== null && { deletedAt }) };
  }

  #keep(id: string, revision: number, graph: Graph): void {
    this.#heads.delete(id);
    this.#heads.set(id, { revision, graph });
    const [oldest] = this.#heads.keys();
    if (this.#heads.size > mostHeads && oldest !== undefined) this.#heads.delete(oldest);
  }
}

function columnsOf(graph: Graph): Pick<GraphRow, 'name' | 'description' | 'search' | 'nodes'> {
  const { name, description } = graph;
  const nodes = Object.keys(graph.nodes).length;
  return { name, description, search: searchText(name, description), nodes };
}

function graphMissing(id: string): Refusal {
  return new Refusal('missing', 'graph-missing', `There is no graph ${id}, or it is in the trash.`);
}

function revisionStale(expected: number, revision: number): Refusal {
  const message = `Somebody saved the graph meanwhile: you changed revision ${expected}, it is at ${revision}. Load it anew and apply your changes again.`;
  return new Refusal('conflict', 'revision-stale', message, { facts: { expected, revision } });
}
