import type { FieldChange, GraphDiff } from './diffGraph.ts';
import type { Edge, Graph } from './graph.ts';
import { nodeName } from './graphWords.ts';
import type { EdgeId, NodeId } from './ids.ts';
import type { Json } from './json.ts';
import type { NodeTypes } from './nodeTypeInfo.ts';

const mostNamed = 3;
const longestShown = 24;
/** A name is what people know a thing by: it is told even where a value of its length would not be. */
const longestName = 80;

/** A diff in lines for people: `“Shot 12” (s1/animate): prompt changed, seconds 5 s → 7 s`. Empty when nothing differs. */
export function describeDiff(diff: GraphDiff, before: Graph, after: Graph, nodeTypes: NodeTypes): string[] {
  const nodes = (ids: readonly NodeId[], graph: Graph) => ids.map((id) => nodeName(id, graph, nodeTypes));
  const edges = (ids: readonly EdgeId[], graph: Graph) => ids.map((id) => edgeWords(graph.edges[id], graph, nodeTypes));
  return [
    ...(diff.graph.length > 0 ? [`The graph: ${diff.graph.map(changeWords).join(', ')}`] : []),
    ...listWords('node', 'added', nodes(diff.nodes.added, after)),
    ...listWords('node', 'removed', nodes(diff.nodes.removed, before)),
    ...diff.nodes.changed.map(
      ({ node, changes }) => `${nodeName(node, after, nodeTypes)}: ${changes.map(changeWords).join(', ')}`,
    ),
    ...listWords('wire', 'added', edges(diff.edges.added, after)),
    ...listWords('wire', 'removed', edges(diff.edges.removed, before)),
    ...listWords('wire', 'moved', edges(diff.edges.changed, after)),
  ];
}

function listWords(what: string, verb: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const named = names.slice(0, names.length > mostNamed + 1 ? mostNamed : names.length).join(', ');
  const more = names.length > mostNamed + 1 ? ` and ${names.length - mostNamed} more` : '';
  return [`${names.length} ${what}${names.length === 1 ? '' : 's'} ${verb}: ${named}${more}`];
}

function edgeWords(edge: Edge | undefined, graph: Graph, nodeTypes: NodeTypes): string {
  if (!edge) return 'a wire';
  const [from, to] = [edge.from, edge.to].map(({ node, port }) => `${nodeName(node, graph, nodeTypes)} ${port}`);
  return `${from} → ${to}`;
}

function changeWords({ path, before, after }: FieldChange): string {
  // People know params by their own names; that they lie under `params` is the file's affair.
  const name = (path[0] === 'params' && path.length > 1 ? path.slice(1) : path).join(' › ');
  const longest = path.length === 1 && (name === 'name' || name === 'title') ? longestName : longestShown;
  if (before === undefined)
    return after !== undefined && isShort(after, longest) ? `${name} set to ${shown(after, name)}` : `${name} set`;
  if (after === undefined) return `${name} removed`;
  return isShort(before, longest) && isShort(after, longest)
    ? `${name} ${shown(before, name)} → ${shown(after, name)}`
    : `${name} changed`;
}

function isShort(value: Json, longest: number): boolean {
  if (typeof value === 'object') return value === null;
  return typeof value !== 'string' || (value.length <= longest && !value.includes('\n'));
}

function shown(value: Json, name: string): string {
  if (typeof value === 'number') return /(?:^|[a-z ])seconds$/i.test(name) ? `${value} s` : String(value);
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}
