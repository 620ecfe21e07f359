import { flattenTemplates } from './flattenTemplates.ts';
import type { Graph } from './graph.ts';
import type { NodeTypes } from './nodeTypeInfo.ts';
import { usedTemplates } from './usedTemplates.ts';

const noTypes: NodeTypes = new Map();

/** The graph of a run's record with the templates that it carries laid out: the nodes that its results are of. */
export function laidOut(graph: Graph, nodeTypes: NodeTypes = noTypes): Graph {
  const { templates } = usedTemplates(graph, nodeTypes, () => undefined);
  return flattenTemplates(graph, templates, nodeTypes);
}
