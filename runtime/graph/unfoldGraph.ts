import { flattenTemplates } from './flattenTemplates.ts';
import type { Graph } from './graph.ts';
import { nodeName } from './graphWords.ts';
import type { NodeTypes } from './nodeTypeInfo.ts';
import type { Problem } from './problem.ts';
import { outerNode, type Template } from './template.ts';
import { type FindTemplate, usedTemplates } from './usedTemplates.ts';
import { validateGraph } from './validateGraph.ts';
import { indexWires, type Wires } from './wires.ts';

/** Of a node inside of templates: it stands in events, in addresses and in the indexes of the database. */
const longestId = 300;

export interface UnfoldedGraph {
  /** What is wrong with it, inside of templates too; with errors it does not run. */
  readonly problems: readonly Problem[];
  /** The types of its nodes, its templates among them. */
  readonly nodeTypes: NodeTypes;
  /** The graph as it was given, carrying all templates that it is made of. */
  readonly sealed: Graph;
  /** With the nodes of templates laid out; the graph itself while there are errors or no templates. */
  readonly flat: Graph;
  readonly wires: Wires;
  /** A finding in the flat graph, at the place that people know. */
  placed(problem: Problem): Problem;
}

/** Checks a graph and lays out the templates that it is made of: those that it carries, else those that `find` knows. */
export function unfoldGraph(graph: Graph, base: NodeTypes, find: FindTemplate): UnfoldedGraph {
  const { templates, problems: broken } = usedTemplates(graph, base, find);
  const nodeTypes = withTemplates(base, templates);
  const wires = indexWires(graph);
  const problems = [...broken, ...validateGraph(graph, nodeTypes, wires)];
  const as = { nodeTypes, sealed: sealed(graph, templates), placed: same };
  if (templates.size === 0 || problems.some(isError)) return { ...as, problems, flat: graph, wires };
  const flat = flattenTemplates(graph, templates, nodeTypes);
  const flatWires = indexWires(flat);
  const placed = (problem: Problem) => outside(problem, graph, nodeTypes);
  const inner = validateGraph(flat, nodeTypes, flatWires).filter(({ node }) => node !== undefined && outerNode(node));
  const endless = endlessIds(flat, graph, nodeTypes);
  return { ...as, placed, problems: [...problems, ...endless, ...inner.map(placed)], flat, wires: flatWires };
}

/** One problem for each template whose inner nodes have too long ids. */
function endlessIds(flat: Graph, graph: Graph, nodeTypes: NodeTypes): Problem[] {
  const problems = new Map<string, Problem>();
  for (const id of Object.keys(flat.nodes)) {
    const node = id.length > longestId ? outerNode(id) : undefined;
    if (node === undefined || problems.has(node)) continue;
    const message = `In ${nodeName(node, graph, nodeTypes)} the ids of nodes become ${id.length} characters long, and at most ${longestId} are taken: put fewer templates into each other, or give their nodes shorter ids.`;
    problems.set(node, { code: 'template-id-too-long', severity: 'error', message, node });
  }
  return [...problems.values()];
}

/** The types of the nodes of a graph, those of its templates among them. */
export function nodeTypesFor(graph: Graph, base: NodeTypes, find: FindTemplate): NodeTypes {
  return withTemplates(base, usedTemplates(graph, base, find).templates);
}

function same(problem: Problem): Problem {
  return problem;
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function sealed(graph: Graph, templates: ReadonlyMap<string, Template>): Graph {
  if (templates.size === 0) return graph;
  const documents = [...templates].map(([type, { graph: document }]) => [type, document] as const);
  return { ...graph, templates: Object.fromEntries(documents) };
}

/** Names the template's node; the sentence goes on to name the inner one. */
function outside(problem: Problem, graph: Graph, nodeTypes: NodeTypes): Problem {
  const outer = problem.node === undefined ? undefined : outerNode(problem.node);
  if (outer === undefined) return problem;
  const { code, severity, message } = problem;
  return { code, severity, message: `In ${nodeName(outer, graph, nodeTypes)}: ${message}`, node: outer };
}

const joined = new WeakMap<NodeTypes, { key: readonly Template[]; types: NodeTypes }>();

/** The same map again for the same templates: what is known of node types is kept by the map. */
function withTemplates(base: NodeTypes, templates: ReadonlyMap<string, Template>): NodeTypes {
  if (templates.size === 0) return base;
  const key = [...templates.values()];
  const before = joined.get(base);
  if (before && before.key.length === key.length && before.key.every((each, index) => each === key[index])) {
    return before.types;
  }
  const types = new Map([...base, ...key.map(({ type, info }) => [type, info] as const)]);
  joined.set(base, { key, types });
  return types;
}
