import { canonicalJson } from '../graph/canonicalJson.ts';
import { graphMeaning } from './graphMeaning.ts';
import type { HashText } from './hashText.ts';
import type { PreparedGraph } from './prepareGraph.ts';

/**
 * What a plan is bound to: the graph with its inputs and picks, targets, tier, versions of the node types, models and
 * their prices. Not what is stored: a cache that fills up meanwhile makes no plan stale.
 */
export function fingerprintOf(prepared: PreparedGraph, hash: HashText): string {
  const { graph, nodes, tier } = prepared;
  const types = new Map<string, number>();
  const models = new Map<string, unknown>();
  for (const { definition, model } of nodes) {
    types.set(definition.info.type, definition.info.version);
    if (model) models.set(`${model.effective.id}@${model.effective.version}`, model.effective.price?.rules ?? null);
  }
  const picks = Object.fromEntries(Object.entries(graph.nodes).map(([id, node]) => [id, node.pick]));
  return hash(
    canonicalJson({
      meaning: graphMeaning(graph),
      picks,
      wanted: nodes.map((node) => node.id),
      tier,
      types: Object.fromEntries(types),
      models: Object.fromEntries(models),
    }),
  );
}
