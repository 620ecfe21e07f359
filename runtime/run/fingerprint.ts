import { canonicalJson } from '../graph/canonicalJson.ts';
import type { HashText } from './hashText.ts';
import type { PreparedGraph, PreparedNode } from './prepareGraph.ts';
import { valueText } from './valueText.ts';

/**
 * What a plan is bound to: the wanted nodes with params, fields, wires and picks, tier, versions of the node types,
 * models and their prices. Not layout, and not what is stored: a cache that fills up meanwhile makes no plan stale.
 */
export function fingerprintOf(prepared: PreparedGraph, hash: HashText): string {
  const { graph, nodes, tier } = prepared;
  const models = new Map<string, unknown>();
  let text = `${graph.id}\n${tier}\n${canonicalJson(graph.outputs)}\n`;
  for (const node of nodes) {
    text += nodeText(node, hash);
    for (const { model } of node.asks) models.set(model.id, model.price?.rules ?? null);
  }
  return hash(text + canonicalJson(Object.fromEntries(models)));
}

function nodeText(node: PreparedNode, hash: HashText): string {
  const { pick } = node.node;
  // The params of a model's node are not in its key material: the request is.
  const own =
    node.asks.length > 0
      ? node.materialText + kept(node.params, () => hash(canonicalJson(node.params.params)))
      : node.materialText.length > longText
        ? kept(node.material, () => hash(node.materialText))
        : node.materialText;
  let text = `${node.id}\n${own}\n`;
  if (pick !== undefined) text += `pick=${canonicalJson(pick)}\n`;
  for (const { info, wires } of node.inputs) {
    for (const wire of wires) text += `${info.name}<${wire.from.id}.${wire.port}\n`;
    const value = node.params.fields[info.name];
    if (value !== undefined) text += `${info.name}=${valueText(value)}\n`;
  }
  return text;
}

/** What is shorter costs less to hash with all else than by itself. */
const longText = 400;

const hashes = new WeakMap<object, string>();

/** What was hashed of the same part before: after an edit nearly all nodes of a graph are those of before. */
function kept(part: object, make: () => string): string {
  let text = hashes.get(part);
  if (text === undefined) hashes.set(part, (text = make()));
  return text;
}
