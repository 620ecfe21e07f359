import { portsOf } from './bindKinds.ts';
import type { Graph } from './graph.ts';
import type { NodeId } from './ids.ts';
import type { Mapping } from './mapping.ts';
import type { NodeTypes } from './nodeTypeInfo.ts';
import type { Wire, Wires } from './wires.ts';

/**
 * For each node that is not mapped: the wire on which lists of lists would appear if it became mapped. Nodes
 * without such a wire are left out. One pass against the order.
 */
export function nestingHazards(
  graph: Graph,
  nodeTypes: NodeTypes,
  wires: Wires,
  order: readonly NodeId[],
  mappings: ReadonlyMap<NodeId, Mapping>,
): ReadonlyMap<NodeId, Wire> {
  const hazards = new Map<NodeId, Wire>();
  for (const id of order.toReversed()) {
    if (mappings.get(id)?.over.length !== 0) continue;
    for (const wire of wires.outgoing.get(id) ?? []) {
      const hazard = hazardOn(wire);
      if (!hazard) continue;
      hazards.set(id, hazard);
      break;
    }
  }
  return hazards;

  function hazardOn(wire: Wire): Wire | undefined {
    const ports = portsOf(wire, graph, nodeTypes);
    if (!ports) return undefined;
    if (ports.output.type.list) return ports.input.type.nested ? undefined : wire;
    return ports.input.type.list ? undefined : hazards.get(wire.to.node);
  }
}
