import type { Graph } from './graph.ts';
import type { NodeTypes } from './nodeTypeInfo.ts';
import type { Problem } from './problem.ts';
import { validateExposed } from './validateExposed.ts';
import { validateNodes } from './validateNodes.ts';
import { validateWires } from './validateWires.ts';
import { indexWires, type Wires } from './wires.ts';

/**
 * All that is wrong with a graph as it stands, each finding in one sentence and with its place. Errors keep it from
 * running, warnings do not. It knows node types only by their info: what the models and their prices allow, and whether
 * assets and keys are there, is found by the plan. Who needs the wires again hands them in.
 */
export function validateGraph(graph: Graph, nodeTypes: NodeTypes, wires: Wires = indexWires(graph)): Problem[] {
  return [
    ...validateNodes(graph, nodeTypes, wires),
    ...validateWires(graph, nodeTypes, wires),
    ...validateExposed(graph, nodeTypes, wires),
  ];
}
