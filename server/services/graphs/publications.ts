import type { Graph } from '../../../runtime/graph/graph.ts';
import { stripSecrets } from '../../../runtime/graph/stripSecrets.ts';
import type { GraphId } from '../../../runtime/graph/ids.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { unfoldGraph } from '../../../runtime/graph/unfoldGraph.ts';
import type { Publication, PublicationSummary, PublishRequest } from '../../../runtime/protocol/graphs.ts';
import { slug as slugOf } from '../../../runtime/screenplay/slug.ts';
import { PublicationEntity, type PublicationRow } from '../../store/graphTables.ts';
import { Refusal } from '../refusal.ts';
import { bringSources } from '../../ingest/ingestGraph.ts';
import { storedHere } from '../../ingest/storedHere.ts';
import { graphMissing, type Graphs, type GraphsOptions } from './graphs.ts';
import type { PublishedTemplates } from './publishedTemplates.ts';
import { storedGraph } from './storedGraph.ts';

/** Versions of graphs that others build on: numbered from 1, and never changed. */
export class Publications {
  readonly #graphs: Graphs;
  readonly #templates: PublishedTemplates;
  readonly #options: GraphsOptions;

  constructor(graphs: Graphs, templates: PublishedTemplates, options: GraphsOptions) {
    this.#graphs = graphs;
    this.#templates = templates;
    this.#options = options;
  }

  /**
   * @throws Refusal missing; conflict when the short name is another graph's, or another version was meant; and
   *   unprocessable with the problems of a graph that would not run
   */
  async publish(id: GraphId, { revision, slug }: PublishRequest): Promise<PublicationSummary> {
    if (!(await this.#graphs.read(id))) throw graphMissing(id);
    const { graph: saved } = await this.#graphs.history.read(id, revision);
    const graph = stripSecrets(saved, this.#options.secrets());
    await this.#templates.load(graph);
    const { problems, sealed, nodeTypes } = unfoldGraph(graph, this.#options.nodeTypes(), this.#templates.find);
    refuseBroken([...problems, ...(await this.#sourceProblems(graph, nodeTypes))]);
    const short = slug ?? slugOf(graph.name, 'graph');
    const publishedAt = new Date(this.#options.now()).toISOString();
    const row = {
      slug: short,
      graph: id,
      revision,
      name: graph.name,
      publishedAt,
      body: JSON.stringify(carrying(graph, sealed)),
    };
    let number = 0;
    await this.#options.store.writes.add(async (manager) => {
      const [last] = await manager.find(PublicationEntity, {
        where: { slug: short },
        order: { number: 'DESC' },
        take: 1,
      });
      if (last && last.graph !== id) {
        const message = `Another graph, “${last.name}”, is published as ${short} already: choose another short name.`;
        throw new Refusal('conflict', 'slug-taken', message);
      }
      number = (last?.number ?? 0) + 1;
      await manager.insert(PublicationEntity, { ...row, number });
    });
    return summaryOf({ ...row, number });
  }

  /** A graph with all published versions that it is made of in it: it needs nothing from this server any more. */
  async carryAll(graph: Graph): Promise<Graph> {
    await this.#templates.load(graph);
    return unfoldGraph(graph, this.#options.nodeTypes(), this.#templates.find).sealed;
  }

  async list(graph?: string): Promise<PublicationSummary[]> {
    const rows = await this.#rows.find({
      select: { slug: true, number: true, graph: true, revision: true, name: true, publishedAt: true },
      where: graph === undefined ? {} : { graph },
      order: { slug: 'ASC', number: 'DESC' },
    });
    return rows.map(summaryOf);
  }

  /** @throws Refusal missing */
  async get(slug: string, number: number): Promise<Publication> {
    const row = await this.#rows.findOneBy({ slug, number });
    if (!row) throw new Refusal('missing', 'publication-missing', `Nothing is published as ${slug}@${number}.`);
    const document = storedGraph(JSON.parse(row.body) as Graph);
    const { description, inputs, outputs } = document;
    return { ...summaryOf(row), description, inputs, outputs, document };
  }

  /** What is published runs anywhere on this server: its files are stored here. */
  async #sourceProblems(graph: Graph, nodeTypes: NodeTypes): Promise<readonly Problem[]> {
    const { store } = this.#options;
    return (await bringSources(graph, (source, kind) => storedHere(source, kind, store), nodeTypes)).problems;
  }

  get #rows() {
    return this.#options.store.database.getRepository(PublicationEntity);
  }
}

/** What the graph brought along stays with it; what is published here is found again by its name. */
function carrying(graph: Graph, sealed: Graph): Graph {
  const own = Object.entries(sealed.templates ?? {}).filter(([type]) => Object.hasOwn(graph.templates ?? {}, type));
  const { templates: _templates, ...rest } = graph;
  return own.length === 0 ? rest : { ...rest, templates: Object.fromEntries(own) };
}

function refuseBroken(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const message = `What does not run is not published: ${errors[0]?.message ?? ''}`;
  throw new Refusal('unprocessable', 'graph-broken', message, { problems: errors });
}

function summaryOf({
  slug,
  number,
  graph,
  revision,
  name,
  publishedAt,
}: PublicationRow | Omit<PublicationRow, 'body'>): PublicationSummary {
  return { type: `template/${slug}@${number}`, slug, number, graph: graph as GraphId, revision, name, publishedAt };
}
