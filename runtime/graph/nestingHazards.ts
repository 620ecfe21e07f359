import { outputOf, portsOf, typeOf } from './bindKinds.ts';
import type { Graph, PortRef } from './graph.ts';
import type { NodeId } from './ids.ts';
import type { Mapping } from './mapping.ts';
import type { NodeTypes } from './nodeTypeInfo.ts';
import type { Wire, Wires } from './wires.ts';

/** Where lists of lists would appear: at an input that does not take them, or at an output that the graph exposes. */
export interface NestingHazard {
  readonly from: PortRef;
  readonly to: PortRef | undefined;
}

/**
 * For each node that is not mapped: where lists of lists would appear if it became mapped. Nodes without such a place
 * are left out. One pass against the order.
 */
export function nestingHazards(
  graph: Graph,
  nodeTypes: NodeTypes,
  wires: Wires,
  order: readonly NodeId[],
  mappings: ReadonlyMap<NodeId, Mapping>,
): ReadonlyMap<NodeId, NestingHazard> {
  const hazards = exposedLists(graph, nodeTypes);
  for (const id of order.toReversed()) {
    if (mappings.get(id)?.over.length !== 0) {
      hazards.delete(id);
      continue;
    }
    for (const wire of wires.byId.get(id)?.outgoing ?? []) {
      const hazard = hazardOn(wire);
      if (!hazard) continue;
      hazards.set(id, hazard);
      break;
    }
  }
  return hazards;

  function hazardOn(wire: Wire): NestingHazard | undefined {
    const ports = portsOf(wire, graph, nodeTypes);
    if (!ports) return undefined;
    if (ports.output.type.list) return ports.input.type.nested ? undefined : wire;
    return ports.input.type.list ? undefined : hazards.get(wire.to.node);
  }
}

function exposedLists(graph: Graph, nodeTypes: NodeTypes): Map<NodeId, NestingHazard> {
  const hazards = new Map<NodeId, NestingHazard>();
  for (const { node, port } of graph.outputs) {
    if (outputOf(typeOf(node, graph, nodeTypes), port)?.type.list)
      hazards.set(node, { from: { node, port }, to: undefined });
  }
  return hazards;
}
