import type { Model } from '../catalog/model.ts';
import type { Tier } from '../graph/graph.ts';
import type { Problem } from '../graph/problem.ts';
import type { NodeDefinition } from '../node/defineNode.ts';

/** A model whose offers bind the request, and the one that will be called: the same unless a local one stands in. */
export interface ResolvedModel {
  readonly named: Model;
  readonly effective: Model;
}

export interface ResolvedModels {
  /** The node's own model first, then those that it names for while that one is down; none when it has no model. */
  readonly models: readonly ResolvedModel[];
  readonly problems: readonly Problem[];
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
  /** The param `fallbacks`. */
  fallbacks: unknown;
  definition: Extract<NodeDefinition, { call: 'model' }>;
}

/**
 * Tier and params decide the model; the tier only chooses between the node's own model and the free local one.
 * A missing adapter or key is a problem, never a silent stand-in; the model is given all the same, so that a plan can
 * say what it would cost.
 */
export function resolveModels(node: NodeOfModel, setup: ModelSetup): ResolvedModels {
  const own = modelNamed(node.model, 'model', node, setup);
  if (!('named' in own)) return { models: [], problems: [own] };
  const lacking = whatLacks(own.effective, node, setup);
  const problems: Problem[] = lacking ? [{ ...lacking, severity: 'error', param: 'model' }] : [];
  const models = [own];
  for (const name of Array.isArray(node.fallbacks) ? node.fallbacks : []) {
    const fallback = modelNamed(name, 'fallbacks', node, setup);
    if (!('named' in fallback)) {
      problems.push(fallback);
      continue;
    }
    // A model of this machine is never down, so nothing ever stands in for it.
    if (own.effective !== own.named || models.some(({ named }) => named.id === fallback.named.id)) continue;
    const without = whatLacks(fallback.effective, node, setup);
    if (without) problems.push({ ...without, severity: 'warning', param: 'fallbacks' });
    else models.push(fallback);
  }
  return { models, problems };
}

function modelNamed(
  name: unknown,
  param: 'model' | 'fallbacks',
  node: NodeOfModel,
  setup: ModelSetup,
): ResolvedModel | Problem {
  const named = typeof name === 'string' ? setup.models.get(name) : undefined;
  const problem = (code: string, message: string): Problem => ({
    ...{ code, severity: 'error', message, node: node.id, param },
  });
  if (!named)
    return problem('model-unknown', `${node.id} names the model "${String(name)}", which is not in the catalog.`);
  const { modality, localModel } = node.definition;
  if (named.modality !== modality) {
    const words = `${node.id} needs a model for ${modality}; ${named.title} is one for ${named.modality}.`;
    return problem('model-modality', words);
  }
  const effective = node.tier === 'animatic' ? setup.models.get(localModel) : named;
  if (effective) return { named, effective };
  return problem('model-unknown', `The local model ${localModel} for ${node.id} is not in the catalog.`);
}

/** The same words for each node, so that many of them can be told as one. */
function whatLacks(
  { provider, title, key }: Model,
  { id, tier }: NodeOfModel,
  setup: ModelSetup,
): Pick<Problem, 'code' | 'message' | 'node'> | undefined {
  if (!setup.adapters.has(provider)) {
    const instead = tier === 'final' ? 'choose the tier "animatic", or another model' : 'choose another model';
    const message = `${title} can not be called, as the adapter for ${provider} is not installed: ${instead}.`;
    return { code: 'adapter-missing', message, node: id };
  }
  if (key === undefined || setup.hasKey(key)) return undefined;
  const message = `${title} needs a key: set the environment variable ${key}, or choose the tier "animatic".`;
  return { code: 'key-missing', message, node: id };
}
