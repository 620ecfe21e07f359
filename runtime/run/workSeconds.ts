import type { Model } from '../catalog/model.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { NodeDefinition } from '../node/defineNode.ts';

/** Estimated seconds of work, low and high. */
export interface SecondsRange {
  readonly low: number;
  readonly high: number;
}

/** A better estimate than the built-in one, where the caller has it; undefined where it has not. */
export type SecondsOf = (
  node: GraphNode,
  definition: NodeDefinition,
  model: Model | undefined,
) => SecondsRange | undefined;

const noWork: SecondsRange = { low: 0, high: 0 };
/** One ffmpeg call on a clip of a few seconds, from a stream copy to a full encode. */
const localWork: SecondsRange = { low: 0.1, high: 4 };

export function workSeconds(definition: NodeDefinition, model: Model | undefined): SecondsRange {
  if (model) return model.takes;
  return definition.info.resource === 'none' ? noWork : localWork;
}
