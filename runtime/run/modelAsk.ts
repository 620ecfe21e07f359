import type { Model } from '../catalog/model.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { NodeDefinition } from '../node/defineNode.ts';
import { materialText, type KeyMaterial } from './cacheKey.ts';
import type { ResolvedModel } from './resolveModel.ts';

/** One of the models that may make what a node gives, with all of key and queue that depends on which one it is. */
export interface ModelAsk {
  /** Its offers bind the request. */
  readonly named: Model;
  /** It is called. */
  readonly model: Model;
  /** What its tasks occupy. */
  readonly lane: string;
  /** The parts of the cache key that no input decides. */
  readonly material: KeyMaterial;
  readonly materialText: string;
}

export function modelAsk({ named, effective }: ResolvedModel, node: GraphNode, definition: NodeDefinition): ModelAsk {
  const material: KeyMaterial = [
    ['type', `${definition.info.type}@${definition.info.version}`],
    ['model', `${effective.id}@${effective.version}`],
    ['seed', String(node.seed ?? 0)],
    ['roll', String(node.roll ?? 0)],
  ];
  // A model that needs no key runs on this machine, so it takes the place of other work here.
  const lane = effective.key === undefined ? 'cpu' : `provider:${effective.provider}`;
  return { named, model: effective, lane, material, materialText: materialText(material) };
}
