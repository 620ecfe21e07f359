import { graphVersion, type Edge, type Graph, type GraphNode, type Source, type Tier } from '../../graph/graph.ts';
import { zEdgeId, zNodeId, type NodeId } from '../../graph/ids.ts';
import type { Json } from '../../graph/json.ts';
import type { NodeTypes } from '../../graph/nodeTypeInfo.ts';
import type { Problem } from '../../graph/problem.ts';
import { shorten } from '../../graph/shorten.ts';
import { fitTexts } from './fitTexts.ts';

/** Names are for people: what is longer is told by its beginning. */
export const longestTitle = 200;

/** An output of a node that was added. */
export interface Out {
  node: NodeId;
  port: string;
}

export interface NodeToAdd {
  id: string;
  type: string;
  title?: string;
  /** Whatever the run's tier is. */
  tier?: Tier;
  /** Params with `undefined` are left out. */
  params?: Readonly<Record<string, unknown>>;
  source?: Pick<Source, 'scene' | 'shot' | 'line'>;
  /** By input port; several into a list input keep their order. */
  inputs?: Readonly<Record<string, Out | readonly Out[] | undefined>>;
}

/** Collects nodes and wires of a graph. Every node keeps its params as imported, for the merge with a later draft. */
export class GraphBuilder {
  readonly #screenplay: string;
  readonly #nodeTypes: NodeTypes | undefined;
  readonly nodes: Record<string, GraphNode> = {};
  readonly edges: Record<string, Edge> = {};
  /** Texts that are longer than their node takes. */
  readonly problems: Problem[] = [];

  constructor(screenplay: string, nodeTypes: NodeTypes | undefined) {
    this.#screenplay = screenplay;
    this.#nodeTypes = nodeTypes;
  }

  /** @returns the named output of the new node */
  add(node: NodeToAdd, output: string): Out {
    const id = zNodeId.parse(node.id);
    if (Object.hasOwn(this.nodes, id)) throw new Error(`Two nodes of the film are called ${id}.`);
    const type = this.#nodeTypes?.get(node.type);
    const { params, cut } = fitTexts(jsonOf(node.params ?? {}), type?.params ?? {});
    for (const { param, length, most } of cut) {
      const message = `${id}: “${param}” has ${length} characters and takes ${most}, so its end is left out. Shorten it in the script.`;
      const source = node.source?.scene === undefined ? {} : { source: { scene: node.source.scene } };
      this.problems.push({ code: 'text-cut', severity: 'doubt', message, node: id, param, ...source });
    }
    this.nodes[id] = {
      type: node.type,
      typeVersion: type?.version ?? 1,
      ...(node.title !== undefined && { title: shorten(node.title, longestTitle) }),
      params,
      ...(node.tier && { tier: node.tier }),
      source: { screenplay: this.#screenplay, ...node.source, imported: params },
    };
    for (const [port, outs] of Object.entries(node.inputs ?? {})) this.#wire(outs, { node: id, port });
    return { node: id, port: output };
  }

  #wire(outs: Out | readonly Out[] | undefined, to: Out): void {
    if (outs === undefined) return;
    const isList = Array.isArray(outs);
    for (const [index, from] of (isList ? (outs as readonly Out[]) : [outs as Out]).entries()) {
      const id = zEdgeId.parse(`${from.node}:${from.port}>${to.node}:${to.port}`);
      // The same output twice into one list (a clip shown twice) is two wires.
      const free = Object.hasOwn(this.edges, id) ? zEdgeId.parse(`${id}#${index}`) : id;
      this.edges[free] = { from, to, ...(isList && { order: index }) };
    }
  }

  graph(head: Pick<Graph, 'id' | 'name' | 'description' | 'outputs'>): Graph {
    return {
      format: 'shotgraph',
      version: graphVersion,
      ...head,
      nodes: this.nodes,
      edges: this.edges,
      inputs: [],
      layout: { nodes: {} },
      frames: {},
      notes: {},
      source: { screenplay: this.#screenplay },
    };
  }
}

function jsonOf(params: Readonly<Record<string, unknown>>): Record<string, Json> {
  const entries = Object.entries(params).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, value as Json]));
}
