import type { Edge, Graph, GraphNode, PortRef } from './graph.ts';
import type { EdgeId, NodeId } from './ids.ts';
import { givenKind } from './givenKind.ts';
import type { Json } from './json.ts';
import type { NodeTypes } from './nodeTypeInfo.ts';
import type { PortKind } from './portType.ts';
import { innerId, type Template } from './template.ts';

/**
 * The graph with the nodes of templates in place of the templates' own: what is planned and run. Inner nodes have ids
 * behind that of the template's node, their content is that of the published version, with the values that are given
 * outside. Muted and bypassed templates stay as they are: nothing of them runs. The graph has to be valid.
 *
 * @param templates those that others are made of first
 */
export function flattenTemplates(graph: Graph, templates: ReadonlyMap<string, Template>, nodeTypes: NodeTypes): Graph {
  if (templates.size === 0) return graph;
  const flat = new Map<string, Graph>();
  for (const [type, template] of templates) flat.set(type, new Layout(template.graph, flat, nodeTypes).graph());
  return new Layout(graph, flat, nodeTypes).graph();
}

/** A node that is laid out. */
interface Laid {
  readonly id: NodeId;
  readonly node: GraphNode;
  readonly body: Graph;
  /** Inner nodes that only give a value, and what is wired in their place. */
  readonly replaced: Map<NodeId, PortRef>;
}

class Layout {
  readonly #graph: Graph;
  readonly #nodeTypes: NodeTypes;
  readonly #laid = new Map<NodeId, Laid>();
  readonly #nodes: Record<NodeId, GraphNode> = {};
  readonly #edges: Record<EdgeId, Edge> = {};

  constructor(graph: Graph, flat: ReadonlyMap<string, Graph>, nodeTypes: NodeTypes) {
    this.#graph = graph;
    this.#nodeTypes = nodeTypes;
    for (const [id, node] of Object.entries(graph.nodes) as [NodeId, GraphNode][]) {
      const body = (node.state ?? 'active') === 'active' ? flat.get(node.type) : undefined;
      if (body) this.#laid.set(id, { id, node, body, replaced: new Map() });
    }
  }

  graph(): Graph {
    for (const [id, edge] of Object.entries(this.#graph.edges) as [EdgeId, Edge][]) this.#feed(id, edge);
    for (const [id, node] of Object.entries(this.#graph.nodes) as [NodeId, GraphNode][]) {
      const laid = this.#laid.get(id);
      if (laid) this.#layOut(laid);
      else this.#nodes[id] = node;
    }
    const { inputs, outputs, templates: _templates, ...rest } = this.#graph;
    return {
      ...rest,
      nodes: this.#nodes,
      edges: this.#edges,
      inputs: inputs.flatMap((input) => {
        const laid = this.#laid.get(input.node);
        if (!laid) return [input];
        const inner = laid.body.inputs.find(({ name }) => name === input.param);
        return inner ? [{ ...input, node: innerId(laid.id, inner.node), param: inner.param }] : [];
      }),
      outputs: outputs.flatMap((output) => {
        const from = this.#source(output);
        return from ? [{ ...output, ...from }] : [];
      }),
    };
  }

  /** A wire of the graph, led on to the inner node that its end stands for. */
  #feed(id: EdgeId, edge: Edge): void {
    const laid = this.#laid.get(edge.to.node);
    if (!laid) {
      const from = this.#source(edge.from);
      if (from) this.#edges[id] = { ...edge, from };
      return;
    }
    const inner = laid.body.inputs.find(({ name }) => name === edge.to.port);
    const type = inner && laid.body.nodes[inner.node]?.type;
    if (!inner || type === undefined) return;
    if (this.#kindOf(type, inner.param) === undefined) {
      const from = this.#source(edge.from);
      const to = { node: innerId(laid.id, inner.node), port: inner.param };
      if (from) this.#edges[id] = { ...edge, from, to };
    } else {
      laid.replaced.set(inner.node, edge.from);
    }
  }

  #layOut({ id, node, body, replaced }: Laid): void {
    const params = new Map<NodeId, Record<string, Json>>();
    for (const { name, node: inner, param } of body.inputs) {
      if (!Object.hasOwn(node.params, name)) continue;
      params.set(inner, { ...params.get(inner), [param]: node.params[name] as Json });
    }
    for (const [inner, own] of Object.entries(body.nodes) as [NodeId, GraphNode][]) {
      if (replaced.has(inner)) continue;
      this.#nodes[innerId(id, inner)] = this.#innerNode(own, node, params.get(inner));
    }
    for (const [edgeId, edge] of Object.entries(body.edges) as [EdgeId, Edge][]) {
      const outside = replaced.get(edge.from.node);
      const from = outside ? this.#source(outside) : { node: innerId(id, edge.from.node), port: edge.from.port };
      const to = { node: innerId(id, edge.to.node), port: edge.to.port };
      if (from) this.#edges[innerId(id, edgeId) as string as EdgeId] = { ...edge, from, to };
    }
  }

  /** What is asked of a template as a whole is asked of each node in it that makes something. */
  #innerNode(own: GraphNode, outer: GraphNode, params: Readonly<Record<string, Json>> | undefined): GraphNode {
    const makes = this.#nodeTypes.get(own.type)?.modality !== undefined;
    return {
      ...own,
      ...(params && { params: { ...own.params, ...params } }),
      ...(outer.tier && { tier: outer.tier }),
      ...(makes && outer.seed !== undefined && { seed: (own.seed ?? 0) + outer.seed }),
      ...(makes && outer.roll !== undefined && { roll: (own.roll ?? 0) + outer.roll }),
    };
  }

  /**
   * Where an output of the graph comes from when templates are laid out: from one to the next where templates only
   * pass on what they are given.
   */
  #source({ node, port }: PortRef): PortRef | undefined {
    let at: PortRef | undefined = { node, port };
    for (let laid = this.#laid.get(node); at && laid; laid = at && this.#laid.get(at.node)) {
      const wanted: string = at.port;
      const output = laid.body.outputs.find(({ name }) => name === wanted);
      const outside: PortRef | undefined = output && this.#outside(laid, output.node);
      if (!output || outside) at = outside;
      else return { node: innerId(laid.id, output.node), port: output.port };
    }
    return at;
  }

  #kindOf(type: string | undefined, param: string): PortKind | undefined {
    return givenKind(this.#nodeTypes.get(type ?? ''), param);
  }

  /** What is wired in place of a node of a template that only gives a value. */
  #outside({ id, body }: Laid, inner: NodeId): PortRef | undefined {
    const exposed = body.inputs.find(
      (input) => input.node === inner && this.#kindOf(body.nodes[inner]?.type, input.param) !== undefined,
    );
    if (!exposed) return undefined;
    return Object.values(this.#graph.edges).find(({ to }) => to.node === id && to.port === exposed.name)?.from;
  }
}
