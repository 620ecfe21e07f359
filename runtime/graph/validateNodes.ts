import { checkParams } from './checkParams.ts';
import type { Graph, GraphNode } from './graph.ts';
import { kindWords, nodeName } from './graphWords.ts';
import type { NodeId } from './ids.ts';
import type { NodeTypeInfo, NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import { portKinds } from './portType.ts';
import type { Problem } from './problem.ts';
import { nodeIds, type Wires } from './wires.ts';

/**
 * Unknown types, versions, params and inputs that nothing feeds, node by node. Muted and bypassed nodes do not run:
 * what is wrong in them is only a warning, and nothing is missing.
 */
export function validateNodes(graph: Graph, nodeTypes: NodeTypes, wires: Wires): Problem[] {
  const toFill = new Set(graph.inputs.map((input) => placeOf(input.node, input.param)));
  const problems: Problem[] = [];
  for (const id of nodeIds(graph)) {
    const node = graph.nodes[id] as GraphNode;
    const name = nodeName(id, graph, nodeTypes);
    const type = nodeTypes.get(node.type);
    const own = type
      ? [
          ...checkVersion(id, node, type, name),
          ...checkInputs(id, type, name, wires),
          ...checkValues(id, node, type, { name, wires, toFill }),
        ]
      : [unknownType(id, node, name)];
    const active = (node.state ?? 'active') === 'active';
    if (active) problems.push(...own);
    else problems.push(...own.filter(({ code }) => code !== 'missing-input').map(asWarning));
  }
  return problems;
}

function unknownType(id: NodeId, node: GraphNode, name: string): Problem {
  const message = `${name} is of type “${node.type}”, which is not known here: install what brings it, or remove the node.`;
  return { code: 'unknown-type', severity: 'error', message, node: id };
}

function checkVersion(id: NodeId, node: GraphNode, type: NodeTypeInfo, name: string): Problem[] {
  if (node.typeVersion === type.version) return [];
  const made = `${name} was made with version ${node.typeVersion} of “${type.type}”`;
  if (node.typeVersion > type.version) {
    const message = `${made}, and only version ${type.version} is known here: update Shotgraph to run it.`;
    return [{ code: 'newer-type', severity: 'error', message, node: id }];
  }
  const message = `${made}, and now it is version ${type.version}: it will run as that, so its result may differ.`;
  return [{ code: 'outdated', severity: 'warning', message, node: id }];
}

function checkInputs(id: NodeId, type: NodeTypeInfo, name: string, wires: Wires): Problem[] {
  return type.inputs.flatMap((port): Problem[] => {
    if (!port.required || port.field || isWired(id, port.name, wires)) return [];
    const message = `${name} needs ${wanted(port)} at its input “${port.name}”: wire something to it.`;
    return [{ code: 'missing-input', severity: 'error', message, node: id, port: port.name }];
  });
}

function checkValues(
  id: NodeId,
  node: GraphNode,
  type: NodeTypeInfo,
  around: { name: string; wires: Wires; toFill: ReadonlySet<string> },
): Problem[] {
  const { name, wires, toFill } = around;
  const wired = new Set(wires.incoming.get(id)?.map((wire) => wire.to.port));
  return checkParams(node.params, type.params, wired).map((finding): Problem => {
    const { param, code, path, words } = finding;
    if (code === 'missing-param' && path === param) return missing(id, param, type, name, toFill);
    // zod strips what it does not know, so a misspelt or outlived param does no harm at the top.
    const severity = code === 'unknown-param' && path === param ? 'warning' : 'error';
    return { code, severity, message: `${name}: “${path}” ${words}.`, node: id, param };
  });
}

function missing(id: NodeId, param: string, type: NodeTypeInfo, name: string, toFill: ReadonlySet<string>): Problem {
  const place = { node: id, param };
  if (toFill.has(placeOf(id, param))) {
    const message = `${name} waits for “${param}”, an input of the graph: give it a value before the run.`;
    return { code: 'input-to-fill', severity: 'warning', message, ...place };
  }
  const port = type.inputs.find((input) => input.name === param);
  if (!port) {
    const message = `${name} needs a value for “${param}”: set it.`;
    return { code: 'missing-param', severity: 'error', message, ...place };
  }
  const message = `${name} needs ${wanted(port)} for “${param}”: fill in the field or wire something to it.`;
  return { code: 'missing-input', severity: 'error', message, ...place, port: param };
}

function wanted({ type }: PortInfo): string {
  return kindWords(type.kind === 'same' ? (type.among ?? portKinds) : [type.kind], type.list);
}

function isWired(id: NodeId, port: string, wires: Wires): boolean {
  return wires.incoming.get(id)?.some((wire) => wire.to.port === port) ?? false;
}

function asWarning(problem: Problem): Problem {
  return problem.severity === 'error' ? { ...problem, severity: 'warning' } : problem;
}

function placeOf(node: NodeId, param: string): string {
  return `${node}\n${param}`;
}
