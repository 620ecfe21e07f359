import { type EntityManager, In } from 'typeorm';
import { applyCommands } from '../../../runtime/graph/applyCommands.ts';
import { commandsBetween } from '../../../runtime/graph/commandsBetween.ts';
import { describeDiff } from '../../../runtime/graph/describeDiff.ts';
import { diffGraph } from '../../../runtime/graph/diffGraph.ts';
import type { Graph } from '../../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../../runtime/graph/graphCommand.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import type {
  DiffAnswer,
  GraphVersion,
  GraphVersions,
  VersionGraph,
  VersionsQuery,
} from '../../../runtime/protocol/graphs.ts';
import { GraphVersionEntity, type GraphVersionRow, PublicationEntity } from '../../store/graphTables.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { inChunks } from '../../store/inChunks.ts';
import { Refusal } from '../refusal.ts';
import { storedGraph } from './storedGraph.ts';
import { thinVersions } from './thinVersions.ts';

/** As many patches at most lie between a version and the whole graph that it is made of. */
const mostPatches = 20;
/** Saves after which a history is thinned. */
const thinEvery = 50;

export interface GraphChange {
  readonly before: Graph;
  readonly after: Graph;
  readonly commands: readonly GraphCommand[];
  readonly revision: number;
  readonly savedAt: string;
  readonly label?: string | undefined;
}

/** The versions of graphs: patches with a whole graph now and then, fewer of them the older they are. */
export class GraphHistory {
  readonly #store: FileStore;
  readonly #nodeTypes: () => NodeTypes;

  constructor(store: FileStore, nodeTypes: () => NodeTypes) {
    this.#store = store;
    this.#nodeTypes = nodeTypes;
  }

  /** Revision 1 of a graph. */
  async begin(manager: EntityManager, graph: Graph, savedAt: string): Promise<void> {
    const first = { graph: graph.id, revision: 1, savedAt, label: null, words: '[]', patch: '[]' };
    await manager.insert(GraphVersionEntity, { ...first, snapshot: JSON.stringify(graph) });
  }

  async add(manager: EntityManager, change: GraphChange): Promise<void> {
    const { before, after, commands, revision, savedAt, label } = change;
    await manager.insert(GraphVersionEntity, {
      ...{ graph: after.id, revision, savedAt, label: label ?? null },
      words: JSON.stringify(this.#words(before, after)),
      patch: JSON.stringify(commands),
      snapshot: revision % mostPatches === 0 ? JSON.stringify(after) : null,
    });
    if (revision % thinEvery === 0) await this.#thin(manager, after.id, Date.parse(savedAt));
  }

  async list(graph: string, { limit, before }: VersionsQuery): Promise<GraphVersions> {
    const select = this.#store.database
      .getRepository(GraphVersionEntity)
      .createQueryBuilder('v')
      .select(['v.graph', 'v.revision', 'v.savedAt', 'v.label', 'v.words'])
      .where('v.graph = :graph', { graph });
    if (before !== undefined) select.andWhere('v.revision < :before', { before });
    const rows = await select
      .orderBy('v.revision', 'DESC')
      .limit(limit + 1)
      .getMany();
    return { versions: rows.slice(0, limit).map(versionOf), more: rows.length > limit };
  }

  /** @throws Refusal missing, also for a version that was thinned away */
  async read(graph: string, revision: number, manager = this.#store.database.manager): Promise<VersionGraph> {
    const versions = manager.getRepository(GraphVersionEntity);
    const [start] = await versions
      .createQueryBuilder('v')
      .where('v.graph = :graph AND v.revision <= :revision AND v.snapshot IS NOT NULL', { graph, revision })
      .orderBy('v.revision', 'DESC')
      .limit(1)
      .getMany();
    const patches = await versions
      .createQueryBuilder('v')
      .where('v.graph = :graph AND v.revision > :from AND v.revision <= :revision', {
        ...{ graph, from: start?.revision ?? 0, revision },
      })
      .orderBy('v.revision', 'ASC')
      .getMany();
    const wanted = patches.at(-1) ?? start;
    if (!start || wanted?.revision !== revision) {
      const message = `The graph has no version ${revision}, or no longer: old ones are thinned out, named ones stay.`;
      throw new Refusal('missing', 'version-missing', message);
    }
    // Applied as it was written; the whole is brought to this version of the format at the end.
    const made = patches.reduce(patched, JSON.parse(start.snapshot ?? '') as Graph);
    return { ...versionOf(wanted), graph: storedGraph(made) };
  }

  /** Gives a version a name, by which it is kept for ever, or takes it away. @throws Refusal missing */
  async name(graph: string, revision: number, label: string): Promise<GraphVersion> {
    await this.#store.writes.add(async (manager) => {
      await manager.update(GraphVersionEntity, { graph, revision }, { label: label === '' ? null : label });
    });
    const { graph: _graph, ...version } = await this.read(graph, revision);
    return version;
  }

  /** @throws Refusal missing */
  async diff(graph: string, from: number, to: number): Promise<DiffAnswer> {
    const [before, after] = await Promise.all([this.read(graph, from), this.read(graph, to)]);
    return { from, to, words: this.#words(before.graph, after.graph) };
  }

  async forget(manager: EntityManager, graph: string): Promise<void> {
    await manager.delete(GraphVersionEntity, { graph });
  }

  #words(before: Graph, after: Graph): string[] {
    return describeDiff(diffGraph(before, after), before, after, this.#nodeTypes());
  }

  /** Those that go leave what they changed to the next that stays. */
  async #thin(manager: EntityManager, graph: string, now: number): Promise<void> {
    const published = await manager.find(PublicationEntity, { select: { revision: true }, where: { graph } });
    const kept = new Set(published.map(({ revision }) => revision));
    const rows = await manager.find(GraphVersionEntity, { where: { graph }, order: { revision: 'ASC' } });
    const versions = rows.map(({ revision, savedAt, label }) => ({
      ...{ revision, savedAt, isKept: label !== null || kept.has(revision) },
    }));
    const dropped = new Set(thinVersions(versions, now));
    const [first, ...later] = rows;
    if (!first || dropped.size === 0) return;
    let graphNow = JSON.parse(first.snapshot ?? '') as Graph;
    let base = graphNow;
    let gap = 0;
    let sinceWhole = 0;
    for (const row of later) {
      graphNow = patched(graphNow, row);
      gap += 1;
      if (dropped.has(row.revision)) continue;
      sinceWhole = row.snapshot === null ? sinceWhole + 1 : 0;
      const isWholeNow = sinceWhole >= mostPatches;
      if (isWholeNow) sinceWhole = 0;
      if (gap > 1 || isWholeNow) {
        await manager.update(
          GraphVersionEntity,
          { graph, revision: row.revision },
          {
            ...(gap > 1 && { patch: JSON.stringify(commandsBetween(base, graphNow)) }),
            ...(gap > 1 && { words: JSON.stringify(this.#words(base, graphNow)) }),
            ...(isWholeNow && { snapshot: JSON.stringify(graphNow) }),
          },
        );
      }
      base = graphNow;
      gap = 0;
    }
    for (const revisions of inChunks([...dropped], 500)) {
      await manager.delete(GraphVersionEntity, { graph, revision: In(revisions) });
    }
  }
}

function patched(graph: Graph, { patch, revision }: GraphVersionRow): Graph {
  const applied = applyCommands(graph, JSON.parse(patch) as GraphCommand[]);
  if (applied.ok) return applied.graph;
  throw new Error(`The stored patch of version ${revision} of graph ${graph.id} does not fit.`);
}

function versionOf({ revision, savedAt, label, words }: GraphVersionRow): GraphVersion {
  return { revision, savedAt, ...(label !== null && { label }), words: JSON.parse(words) as string[] };
}
