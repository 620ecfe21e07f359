import { checkParams, type ParamFinding } from './checkParams.ts';
import type { Graph, GraphNode } from './graph.ts';
import { isWorthKeeping } from './isWorthKeeping.ts';
import { kindWords, nodeName } from './graphWords.ts';
import type { NodeId } from './ids.ts';
import { nearestName } from './nearestName.ts';
import type { NodeTypeInfo, NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import { portKinds } from './portType.ts';
import type { Problem } from './problem.ts';
import { shorten } from './shorten.ts';
import { templateName } from './template.ts';
import type { WiredNode, Wires } from './wires.ts';

/**
 * Unknown types, versions, params and inputs that nothing feeds, node by node. Muted and bypassed nodes do not run:
 * what is wrong in them is only a warning, and nothing is missing.
 */
export function validateNodes(graph: Graph, nodeTypes: NodeTypes, wires: Wires): Problem[] {
  const toFill = new Set(graph.inputs.map((input) => placeOf(input.node, input.param)));
  const problems: Problem[] = [];
  for (const wired of wires.nodes) {
    const { id, node } = wired;
    const type = nodeTypes.get(node.type);
    const place: Place = { wired, toFill, name: () => nodeName(id, graph, nodeTypes) };
    const first = problems.length;
    if (type) {
      addVersion(type, place, problems);
      addInputs(type, place, problems);
      addValues(type, place, problems);
    } else {
      problems.push(unknownType(place, nodeTypes));
    }
    const active = (node.state ?? 'active') === 'active';
    if (!active && problems.length > first) {
      const own = problems.splice(first);
      problems.push(...own.filter(({ code }) => code !== 'missing-input').map(asWarning));
    }
  }
  return problems;
}

/** A node being looked at. Its name is made only for a sentence about it. */
interface Place {
  readonly wired: WiredNode;
  readonly toFill: ReadonlySet<string>;
  readonly name: () => string;
}

function unknownType({ wired: { id, node }, name }: Place, nodeTypes: NodeTypes): Problem {
  const meant = nearestName(node.type, nodeTypes.keys());
  const bring = templateName(node.type) ? 'publish it, or bring a file that carries it' : 'install what brings it';
  const what = meant === undefined ? bring : `write “${meant}” if that is meant, ${bring}`;
  const message = `${name()} is of type “${shorten(node.type, 80)}”, which is not known here: ${what}, or remove the node.`;
  return { code: 'unknown-type', severity: 'error', message, node: id };
}

function addVersion(type: NodeTypeInfo, { wired: { id, node }, name }: Place, problems: Problem[]): void {
  if (node.typeVersion === type.version) return;
  const made = `${name()} was made with version ${node.typeVersion} of “${type.type}”`;
  if (node.typeVersion > type.version) {
    const message = `${made}, and only version ${type.version} is known here: update Shotgraph to run it.`;
    problems.push({ code: 'newer-type', severity: 'error', message, node: id });
    return;
  }
  const message = `${made}, and now it is version ${type.version}: it will run as that, so its result may differ.`;
  problems.push({ code: 'outdated', severity: 'warning', message, node: id });
}

function addInputs(type: NodeTypeInfo, { wired, name }: Place, problems: Problem[]): void {
  for (const port of type.inputs) {
    if (!port.required || port.field || wired.incoming.some((wire) => wire.to.port === port.name)) continue;
    const message = `${name()} needs ${wanted(port)} at its input “${port.name}”: wire something to it.`;
    problems.push({ code: 'missing-input', severity: 'error', message, node: wired.id, port: port.name });
  }
}

const nothingWired: ReadonlySet<string> = new Set();

const findings = new WeakMap<GraphNode, { type: NodeTypeInfo; fed: string; found: readonly ParamFinding[] }>();

/** Nodes do not change: those that an edit leaves alone are not looked through again. */
function findingsOf(node: GraphNode, type: NodeTypeInfo, fed: ReadonlySet<string>): readonly ParamFinding[] {
  if (!isWorthKeeping(node.params)) return checkParams(node.params, type.params, fed);
  const key = [...fed].join('\n');
  const before = findings.get(node);
  if (before?.type === type && before.fed === key) return before.found;
  const found = checkParams(node.params, type.params, fed);
  findings.set(node, { type, fed: key, found });
  return found;
}

function addValues(type: NodeTypeInfo, place: Place, problems: Problem[]): void {
  const { wired, name } = place;
  const { id, node, incoming } = wired;
  const fed = incoming.some(({ to }) => isParam(to.port, node, type))
    ? new Set(incoming.map((wire) => wire.to.port))
    : nothingWired;
  for (const { param, code, path, words } of findingsOf(node, type, fed)) {
    if (code === 'missing-param' && path === param) {
      problems.push(missing(param, type, place));
      continue;
    }
    if (code === 'unknown-param' && path === param) {
      problems.push(unknownParam(param, type, place));
      continue;
    }
    problems.push({ code, severity: 'error', message: `${name()}: “${path}” ${words}.`, node: id, param });
  }
}

/** Whether the wire to a port may win over a param: ports without a field have none of their name. */
function isParam(port: string, { params }: GraphNode, type: NodeTypeInfo): boolean {
  const { properties } = type.params;
  return Object.hasOwn(params, port) || Object.hasOwn((properties ?? {}) as object, port);
}

/** zod strips what it does not know, so a misspelt or outlived param stops no run: but it does not do what was meant. */
function unknownParam(param: string, type: NodeTypeInfo, { wired: { id }, name }: Place): Problem {
  const known = paramNames(type);
  const meant = nearestName(param, known);
  const list = known.length === 0 ? 'it has none' : `there are ${known.map((one) => `“${one}”`).join(', ')}`;
  const what = meant === undefined ? list : `write “${meant}” if that is meant`;
  const message = `${name()}: “${shorten(param, 80)}” is no param of “${type.type}” and does nothing: ${what}.`;
  return { code: 'unknown-param', severity: 'warning', message, node: id, param };
}

function paramNames({ params }: NodeTypeInfo): string[] {
  const { properties } = params;
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties)
    ? Object.keys(properties)
    : [];
}

function missing(param: string, type: NodeTypeInfo, { wired: { id }, toFill, name }: Place): Problem {
  const place = { node: id, param };
  if (toFill.has(placeOf(id, param))) {
    const message = `${name()} waits for “${param}”, an input of the graph: give it a value before the run.`;
    return { code: 'input-to-fill', severity: 'warning', message, ...place };
  }
  const port = type.inputs.find((input) => input.name === param);
  if (!port) {
    const message = `${name()} needs a value for “${param}”: set it.`;
    return { code: 'missing-param', severity: 'error', message, ...place };
  }
  const message = `${name()} needs ${wanted(port)} for “${param}”: fill in the field or wire something to it.`;
  return { code: 'missing-input', severity: 'error', message, ...place, port: param };
}

function wanted({ type }: PortInfo): string {
  return kindWords(type.kind === 'same' ? (type.among ?? portKinds) : [type.kind], type.list);
}

function asWarning(problem: Problem): Problem {
  return problem.severity === 'error' ? { ...problem, severity: 'warning' } : problem;
}

function placeOf(node: NodeId, param: string): string {
  return `${node}\n${param}`;
}
