import type { Graph } from '../../../runtime/graph/graph.ts';
import { templateName } from '../../../runtime/graph/template.ts';
import { PublicationEntity } from '../../store/graphTables.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { storedGraph } from './storedGraph.ts';

/** Published versions as node types, read from the database when a graph first names them: they never change. */
export class PublishedTemplates {
  readonly #store: FileStore;
  readonly #graphs = new Map<string, Graph>();

  constructor(store: FileStore) {
    this.#store = store;
  }

  /** One that was loaded before. */
  readonly find = (type: string): Graph | undefined => this.#graphs.get(type);

  /** Loads all versions that a graph names, and those that they name in turn. */
  async load(graph: Graph): Promise<void> {
    const open = new Set(templateTypes(graph));
    for (const type of open) {
      const loaded = await this.#load(type);
      for (const inner of loaded ? templateTypes(loaded) : []) open.add(inner);
    }
  }

  /** Loads all that there are. */
  async loadAll(): Promise<readonly string[]> {
    const rows = await this.#store.database.getRepository(PublicationEntity).find({
      select: { slug: true, number: true },
      order: { slug: 'ASC', number: 'ASC' },
    });
    const types = rows.map(({ slug, number }) => `template/${slug}@${number}`);
    for (const type of types) await this.#load(type);
    return types;
  }

  async #load(type: string): Promise<Graph | undefined> {
    const known = this.#graphs.get(type);
    const name = templateName(type);
    if (known || !name) return known;
    const row = await this.#store.database.getRepository(PublicationEntity).findOneBy({ ...name });
    if (!row) return undefined;
    const graph = storedGraph(JSON.parse(row.body) as Graph);
    this.#graphs.set(type, graph);
    return graph;
  }
}

function templateTypes(graph: Graph): string[] {
  return Object.values(graph.nodes).flatMap(({ type }) => (templateName(type) ? [type] : []));
}
