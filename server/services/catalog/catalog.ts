import { models } from '../../../runtime/catalog/models.ts';
import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import type { NodeDefinition } from '../../../runtime/node/defineNode.ts';
import type { ModelInfo } from '../../../runtime/protocol/catalog.ts';
import type { Environment } from '../keys/keyRing.ts';

export interface CatalogOptions {
  definitions: ReadonlyMap<string, NodeDefinition>;
  /** Of the plug-in files. */
  problems: readonly Problem[];
  /** Providers that can be called. */
  providers: ReadonlySet<string>;
  /** With the keys that are set now. */
  env: Environment;
}

/** What graphs can be made of. */
export class Catalog {
  readonly #options: CatalogOptions;

  constructor(options: CatalogOptions) {
    this.#options = options;
  }

  nodeTypes(): { nodeTypes: NodeTypeInfo[]; problems: Problem[] } {
    const { definitions, problems } = this.#options;
    return { nodeTypes: [...definitions.values()].map(({ info }) => info), problems: [...problems] };
  }

  models(): ModelInfo[] {
    const { env, providers } = this.#options;
    return [...models.values()].map((model) => ({
      ...model,
      keyIsSet: model.key === undefined || Boolean(env[model.key]),
      hasAdapter: providers.has(model.provider),
    }));
  }
}
