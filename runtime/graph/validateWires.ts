import { bindKinds, inputOf, outputOf, portsOf, type KindClash } from './bindKinds.ts';
import type { Graph } from './graph.ts';
import { kindWords, nodeName, pathWords, portList, portWords } from './graphWords.ts';
import type { EdgeId } from './ids.ts';
import { mappingsOf } from './mapping.ts';
import type { NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import { cycleIn, orderWires } from './order.ts';
import type { Problem } from './problem.ts';
import { hasNode, type Wire, type Wires } from './wires.ts';

/** What is wrong with the wires: their ends, their kinds, cycles, and lists. */
export function validateWires(graph: Graph, nodeTypes: NodeTypes, wires: Wires): Problem[] {
  const { clashes } = bindKinds(graph, nodeTypes, wires);
  const problems = wires.dangling.map((wire) => danglingEdge(wire, graph, nodeTypes));
  for (const wire of wires.all) {
    addUnknownPorts(wire, graph, nodeTypes, problems);
    if (clashes.size > 0) problems.push(...wrongKind(wire, clashes, graph, nodeTypes));
  }
  addCrowdedInputs(graph, nodeTypes, wires, problems);
  problems.push(...cycle(graph, nodeTypes, wires));
  addListProblems(graph, nodeTypes, wires, problems);
  return problems;
}

function onEdge(code: string, wire: Wire, message: string): Problem {
  return { code, severity: 'error', message, node: wire.to.node, port: wire.to.port, edge: wire.id };
}

function danglingEdge(wire: Wires['dangling'][number], graph: Graph, nodeTypes: NodeTypes): Problem {
  const [missing, there] = hasNode(graph, wire.from.node)
    ? [wire.to, portWords('output', wire.from, graph, nodeTypes)]
    : [wire.from, portWords('input', wire.to, graph, nodeTypes)];
  const message = `The wire at the ${there} has no other end, since there is no node “${missing.node}”: remove it.`;
  return { code: 'dangling-edge', severity: 'error', message, edge: wire.id };
}

function addUnknownPorts(wire: Wire, graph: Graph, nodeTypes: NodeTypes, problems: Problem[]): void {
  const from = nodeTypes.get(wire.source.node.type);
  if (from && !outputOf(from, wire.from.port)) {
    const message = `${nodeName(wire.from.node, graph, nodeTypes)} has no output “${wire.from.port}”: ${portList('output', from.outputs)}.`;
    problems.push({ ...onEdge('unknown-port', wire, message), node: wire.from.node, port: wire.from.port });
  }
  const to = nodeTypes.get(wire.target.node.type);
  if (to && !inputOf(to, wire.to.port)) {
    const message = `${nodeName(wire.to.node, graph, nodeTypes)} has no input “${wire.to.port}”: ${portList('input', to.inputs)}.`;
    problems.push(onEdge('unknown-port', wire, message));
  }
}

function wrongKind(wire: Wire, clashes: ReadonlyMap<EdgeId, KindClash>, graph: Graph, nodeTypes: NodeTypes): Problem[] {
  const clash = clashes.get(wire.id);
  const { output, input } = portsOf(wire, graph, nodeTypes) ?? {};
  if (!clash || !output || !input) return [];
  const message =
    `The ${portWords('input', wire.to, graph, nodeTypes)} takes ${kindWords(clash.to, input.type.list)}, but gets ` +
    `${kindWords(clash.from, output.type.list)} from the ${portWords('output', wire.from, graph, nodeTypes)}: wire something that fits.`;
  return [onEdge('wrong-kind', wire, message)];
}

/** Only the first wire into a single input counts, in edge order. */
function addCrowdedInputs(graph: Graph, nodeTypes: NodeTypes, wires: Wires, problems: Problem[]): void {
  for (const { node, incoming } of wires.nodes) {
    if (incoming.length < 2) continue;
    const type = nodeTypes.get(node.type);
    const seen = new Set<string>();
    for (const wire of incoming) {
      const crowded = seen.has(wire.to.port) && inputOf(type, wire.to.port)?.type.list === false;
      seen.add(wire.to.port);
      if (!crowded) continue;
      const message =
        `The ${portWords('input', wire.to, graph, nodeTypes)} takes one wire and has more: remove the one from the ` +
        `${portWords('output', wire.from, graph, nodeTypes)} or the other.`;
      problems.push(onEdge('occupied', wire, message));
    }
  }
}

function cycle(graph: Graph, nodeTypes: NodeTypes, wires: Wires): Problem[] {
  const path = cycleIn(graph, wires);
  const [first] = path ?? [];
  if (!path || first === undefined) return [];
  const way = pathWords([...path, first], graph, nodeTypes);
  const message = `These nodes go in a circle, and none of them could ever start: ${way}; remove one of the wires.`;
  return [{ code: 'cycle', severity: 'error', message, node: first }];
}

function addListProblems(graph: Graph, nodeTypes: NodeTypes, wires: Wires, problems: Problem[]): void {
  const mappings = mappingsOf(nodeTypes, wires);
  for (const { id, index, node, incoming } of orderWires(wires).order) {
    for (const wire of incoming) {
      const depth = mappings[wire.source.index]?.outputs.get(wire.from.port)?.depth ?? 0;
      if (depth === 0) continue;
      const input = inputOf(nodeTypes.get(node.type), wire.to.port);
      if (depth === 2 && input && !input.type.nested) problems.push(nestedList(wire, graph, nodeTypes));
      else if (input?.single) problems.push(listIntoSingle(wire, graph, nodeTypes));
    }
    const unequal = mappings[index]?.unequal;
    if (!unequal) continue;
    const lengths = unequal.map(({ port, length }) => `“${port}” has ${length}`).join(', ');
    const message = `${nodeName(id, graph, nodeTypes)} works through several lists side by side, and they are of different lengths: ${lengths}; make them equal.`;
    problems.push({ code: 'list-lengths', severity: 'error', message, node: id });
  }
}

function nestedList(wire: Wire, graph: Graph, nodeTypes: NodeTypes): Problem {
  const flatten = flattenType(nodeTypes);
  const message =
    `${nodeName(wire.from.node, graph, nodeTypes)} works once for each element of a list and gives a list each time; the ` +
    `${portWords('input', wire.to, graph, nodeTypes)} does not take lists of lists: put ${flatten} between them.`;
  return onEdge('nested-list', wire, message);
}

function listIntoSingle(wire: Wire, graph: Graph, nodeTypes: NodeTypes): Problem {
  const message =
    `The ${portWords('input', wire.to, graph, nodeTypes)} takes one value, and gets a list from the ` +
    `${portWords('output', wire.from, graph, nodeTypes)}: choose one of its elements first.`;
  return onEdge('single', wire, message);
}

function flattenType(nodeTypes: NodeTypes): string {
  const type = [...nodeTypes.values()].find(({ inputs }) => inputs.some(isNested));
  return type ? `“${type.title}” (${type.type})` : 'a node that flattens lists';
}

function isNested(port: PortInfo): boolean {
  return port.type.nested === true;
}
