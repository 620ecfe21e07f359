import type { Model } from '../../../runtime/catalog/model.ts';
import { type Graph, graphVersion, zGraph } from '../../../runtime/graph/graph.ts';
import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { usedTemplates } from '../../../runtime/graph/usedTemplates.ts';
import type { NodeDefinition } from '../../../runtime/node/defineNode.ts';
import type { ModelInfo } from '../../../runtime/protocol/catalog.ts';
import { nodeTypesOf } from '../../../runtime/run/nodeTypesOf.ts';
import type { PublishedTemplates } from '../graphs/publishedTemplates.ts';
import type { Environment } from '../keys/keyRing.ts';

export interface CatalogOptions {
  definitions: ReadonlyMap<string, NodeDefinition>;
  models: ReadonlyMap<string, Model>;
  templates: Pick<PublishedTemplates, 'find' | 'loadAll'>;
  /** Of the plug-in files. */
  problems: readonly Problem[];
  /** Providers that can be called. */
  providers: ReadonlySet<string>;
  /** With the keys that are set now. */
  env: Environment;
}

/** A graph in which nothing but this type stands. */
function graphOfOne(type: string): Graph {
  const node = { type, typeVersion: 1 };
  return zGraph.parse({ format: 'shotgraph', version: graphVersion, id: 'one', name: '', nodes: { one: node } });
}

/** What graphs can be made of. */
export class Catalog {
  readonly #options: CatalogOptions;

  constructor(options: CatalogOptions) {
    this.#options = options;
  }

  /** Those of files, and published graphs. */
  async nodeTypes(): Promise<{ nodeTypes: NodeTypeInfo[]; problems: Problem[] }> {
    const { definitions, templates, problems } = this.#options;
    const base = nodeTypesOf(definitions);
    const found: NodeTypeInfo[] = [...base.values()];
    const broken: Problem[] = [];
    for (const type of await templates.loadAll()) {
      const used = usedTemplates(graphOfOne(type), base, templates.find);
      const info = used.templates.get(type)?.info;
      if (info) found.push(info);
      broken.push(...used.problems.map(({ code, message }) => ({ code, severity: 'warning' as const, message })));
    }
    return { nodeTypes: found, problems: [...problems, ...broken] };
  }

  models(): ModelInfo[] {
    const { models, env, providers } = this.#options;
    return [...models.values()].map((model) => ({
      ...model,
      keyIsSet: model.key === undefined || Boolean(env[model.key]),
      hasAdapter: providers.has(model.provider),
    }));
  }
}
