import type { Model } from '../catalog/model.ts';
import type { Tier } from '../graph/graph.ts';
import type { Problem } from '../graph/problem.ts';
import type { NodeDefinition } from '../node/defineNode.ts';

/** The model that a node names, and the one that will be called: the same unless a local one stands in. */
export interface ResolvedModel {
  named: Model;
  effective: Model;
}

/** What the host has to call models with. */
export interface ModelSetup {
  readonly models: ReadonlyMap<string, Model>;
  /** Providers whose adapter is there. */
  readonly adapters: { has(provider: string): boolean };
  /** Whether the environment variable that holds a key is set. */
  hasKey(variable: string): boolean;
}

interface NodeOfModel {
  id: string;
  tier: Tier;
  /** The param `model`. */
  model: unknown;
  definition: Extract<NodeDefinition, { call: 'model' }>;
}

/**
 * Tier and params decide the model; the tier only chooses between the node's own model and the free local one.
 * A missing adapter or key is a problem, never a silent stand-in.
 */
export function resolveModel(node: NodeOfModel, setup: ModelSetup): ResolvedModel | Problem {
  const named = typeof node.model === 'string' ? setup.models.get(node.model) : undefined;
  const problem = (code: string, message: string): Problem => ({
    code,
    severity: 'error',
    message,
    node: node.id,
    param: 'model',
  });
  if (!named) {
    return problem('model-unknown', `${node.id} names the model "${String(node.model)}", which is not in the catalog.`);
  }
  const { modality, localModel } = node.definition;
  if (named.modality !== modality) {
    return problem(
      'model-modality',
      `${node.id} needs a model for ${modality}; ${named.title} is one for ${named.modality}.`,
    );
  }
  const effective = node.tier === 'animatic' ? setup.models.get(localModel) : named;
  if (!effective) {
    return problem('model-unknown', `The local model ${localModel} for ${node.id} is not in the catalog.`);
  }
  if (!setup.adapters.has(effective.provider)) {
    const instead = node.tier === 'final' ? 'choose the tier "animatic", or another model' : 'choose another model';
    return problem(
      'adapter-missing',
      `${effective.title} can not be called, as the adapter for ${effective.provider} is not installed: ${instead}.`,
    );
  }
  if (effective.key !== undefined && !setup.hasKey(effective.key)) {
    return problem(
      'key-missing',
      `${effective.title} needs a key: set the environment variable ${effective.key}, or choose the tier "animatic".`,
    );
  }
  return { named, effective };
}
