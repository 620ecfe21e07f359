import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { applyCommands } from '../../../runtime/graph/applyCommands.ts';
import { commandsBetween } from '../../../runtime/graph/commandsBetween.ts';
import { type Graph, type GraphNode, graphVersion, zGraph } from '../../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../../runtime/graph/graphCommand.ts';
import type { GraphId, NodeId } from '../../../runtime/graph/ids.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import { stripCommands } from '../../../runtime/graph/stripCommands.ts';
import { stripSecrets } from '../../../runtime/graph/stripSecrets.ts';
import type {
  ChangesAnswer,
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
import type { FileStore } from '../../store/fileStore.ts';
import { rowLock } from '../../store/rowLock.ts';
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

type MakeChange = (before: Graph, manager: EntityManager) => Change | Promise<Change>;

/** What is told of a save beside its change. */
interface About {
  readonly label?: string | undefined;
  readonly client?: string | undefined;
}

interface Change {
  readonly after: Graph;
  readonly commands: readonly GraphCommand[];
}

/** Graphs whose parsed form is kept in memory: autosave comes every second or two for the same few. */
const mostHeads = 16;
const mostTries = 20;

/** The saved graphs. Each save is against a revision, and whoever comes second is told so. */
export class Graphs {
  readonly history: GraphHistory;
  readonly #options: GraphsOptions;
  readonly #heads = new Map<string, SavedGraph>();
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
    return this.#insert({ ...sent, name: name ?? sent.name });
  }

  /** @throws Refusal missing */
  async duplicate(id: GraphId, name?: string): Promise<SavedGraph> {
    const { graph } = await this.get(id);
    return this.#insert({ ...graph, id: randomUUID() as GraphId, name: name ?? `${graph.name} (copy)` });
  }

  /** Undefined for one that is not there, or in the trash. */
  async read(id: GraphId): Promise<SavedGraph | undefined> {
    const saved = await this.#find(id);
    return saved?.deletedAt === undefined ? saved : undefined;
  }

  /** One in the trash as well. @throws Refusal missing */
  async get(id: GraphId): Promise<SavedGraph> {
    const saved = await this.#find(id);
    if (!saved) throw graphMissing(id);
    return saved;
  }

  /**
   * All commands or none.
   * @throws Refusal conflict with both revisions, missing, or unprocessable for commands that do not fit the graph
   */
  async save(id: GraphId, { revision, commands, label, client }: GraphPatch): Promise<Saved> {
    const stripped = stripCommands(commands, this.#options.secrets());
    return this.#change(id, revision, { label, client }, (before) => {
      const applied = applyCommands(before, stripped);
      if (applied.ok) return { after: applied.graph, commands: stripped };
      const { problems } = applied;
      const message = `Nothing was saved: ${problems.map(({ message }) => message).join(' ')}`;
      throw new Refusal('unprocessable', 'commands-unfit', message, { problems });
    });
  }

  /** A whole document in place of the graph; the id stays. @throws as `save`, and Refusal malformed */
  async replace(id: GraphId, { revision, graph: document, label, client }: GraphReplacement): Promise<Saved> {
    const after = { ...stripSecrets(sentGraph(document), this.#options.secrets()), id };
    const changed = (before: Graph) => ({ after, commands: commandsBetween(before, after) });
    return this.#change(id, revision, { label, client }, changed);
  }

  /** An earlier version as a new one. @throws as `save` */
  async restoreVersion(id: GraphId, version: number, revision: number, client?: string): Promise<Saved> {
    const about = { label: `Version ${version} restored`, client };
    return this.#change(id, revision, about, async (before, manager) => {
      const { graph } = await this.history.read(id, version, manager);
      return { after: graph, commands: commandsBetween(before, graph) };
    });
  }

  /** What came after a version that somebody knows. @throws Refusal missing, also for a version that was thinned away */
  async changesSince(id: GraphId, since: number): Promise<ChangesAnswer> {
    const { graph, revision } = await this.get(id);
    if (since === revision) return { revision, commands: [] };
    const before = await this.history.read(id, since);
    return { revision, commands: commandsBetween(before.graph, graph) };
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
    await this.#inTurn(async (manager) => {
      if (!(await manager.existsBy(GraphEntity, { id, deletedAt: Not(IsNull()) }))) throw graphMissing(id);
      await manager.delete(GraphEntity, { id });
      await this.history.forget(manager, id);
    });
    this.#heads.delete(id);
  }

  /** Beside the queue of writes a read would see what may yet be taken back: all are on one connection. */
  async #inTurn<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const results: T[] = [];
    await this.#options.store.writes.add(async (manager) => {
      results[0] = await work(manager);
    });
    return results[0] as T;
  }

  #time(): string {
    return new Date(this.#options.now()).toISOString();
  }

  /** Under another id when its own is taken. */
  async #insert(sent: Graph): Promise<SavedGraph> {
    const given = stripSecrets(sent, this.#options.secrets());
    const time = this.#time();
    const graph = await this.#inTurn(async (manager) => {
      const isTaken = await manager.existsBy(GraphEntity, { id: given.id });
      const graph = isTaken ? { ...given, id: randomUUID() as GraphId } : given;
      const times = { createdAt: time, updatedAt: time, deletedAt: null };
      await manager.insert(GraphEntity, { ...columnsOf(graph), ...times, id: graph.id, revision: 1 });
      await this.history.begin(manager, graph, time);
      return graph;
    });
    return this.#keep({ graph, revision: 1, createdAt: time, updatedAt: time });
  }

  async #update(id: GraphId, change: Partial<GraphRow>, isThere: boolean): Promise<void> {
    await this.#inTurn(async (manager) => {
      const where = { id, deletedAt: isThere ? IsNull() : Not(IsNull()) };
      const { affected } = await manager.update(GraphEntity, where, change);
      if (affected !== 1) throw graphMissing(id);
    });
  }

  async #find(id: GraphId): Promise<SavedGraph | undefined> {
    const saved = await this.#inTurn(async (manager) => {
      const row = await manager.findOneBy(GraphEntity, { id });
      if (!row) return undefined;
      const { revision, createdAt, updatedAt, deletedAt } = row;
      const graph = await this.#graphOf(manager, row);
      return { graph, revision, createdAt, updatedAt, ...(deletedAt !== null && { deletedAt }) };
    });
    return saved && this.#keep(saved);
  }

  /** @throws Refusal missing or conflict, and what `make` throws */
  async #change(id: GraphId, expected: number, { label, client }: About, make: MakeChange): Promise<Saved> {
    const revision = expected + 1;
    const saved = await this.#inTurn(async (manager) => {
      const row = await manager.findOne(GraphEntity, { where: { id, deletedAt: IsNull() }, ...rowLock(manager) });
      if (!row) throw graphMissing(id);
      if (row.revision !== expected) throw revisionStale(expected, row.revision);
      const before = await this.#graphOf(manager, row);
      const { after, commands } = await make(before, manager);
      const updatedAt = this.#time();
      const where = { id, revision: expected, deletedAt: IsNull() };
      const { affected } = await manager.update(GraphEntity, where, { ...columnsOf(after), revision, updatedAt });
      // Another process may have come in between, where the database lets it.
      if (affected !== 1) throw revisionStale(expected, revision);
      await this.history.add(manager, { before, after, commands, revision, savedAt: updatedAt, label });
      return { graph: after, revision, createdAt: row.createdAt, updatedAt };
    });
    this.#keep(saved);
    const save = { graph: id, revision, ...(client !== undefined && { client }) };
    for (const listener of this.#listeners) listener(save);
    return { revision, updatedAt: saved.updatedAt };
  }

  async #graphOf(manager: EntityManager, { id, revision, updatedAt }: GraphRow): Promise<Graph> {
    const known = this.#heads.get(id);
    if (known?.revision === revision && known.updatedAt === updatedAt) return known.graph;
    return (await this.history.read(id, revision, manager)).graph;
  }

  /** Only what is committed: the same revision may come again after one that was taken back. */
  #keep(saved: SavedGraph): SavedGraph {
    const { id } = saved.graph;
    this.#heads.delete(id);
    this.#heads.set(id, saved);
    const [oldest] = this.#heads.keys();
    if (this.#heads.size > mostHeads && oldest !== undefined) this.#heads.delete(oldest);
    return saved;
  }
}

/** As long as lists can bear. */
const longestName = 300;
const longestDescription = 20_000;

function refuseEndless({ name, description }: Graph): void {
  for (const [what, text, most] of [
    ['name', name, longestName],
    ['description', description, longestDescription],
  ] as const) {
    if (text.length <= most) continue;
    const message = `The ${what} of a graph has at most ${most} characters; this one has ${text.length}.`;
    throw new Refusal('unprocessable', `${what}-too-long`, message);
  }
}

function columnsOf(graph: Graph): Pick<GraphRow, 'name' | 'description' | 'search' | 'nodes'> {
  refuseEndless(graph);
  const { name, description } = graph;
  const nodes = Object.keys(graph.nodes).length;
  return { name, description, search: searchText(name, description), nodes };
}

export function graphMissing(id: string): Refusal {
  return new Refusal('missing', 'graph-missing', `There is no graph ${id}, or it is in the trash.`);
}

function revisionStale(expected: number, revision: number): Refusal {
  const message = `Somebody saved the graph meanwhile: you changed revision ${expected}, it is at ${revision}. Load it anew and apply your changes again.`;
  return new Refusal('conflict', 'revision-stale', message, { facts: { expected, revision } });
}
