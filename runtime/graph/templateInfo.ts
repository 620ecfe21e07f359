import { bindKinds, inputOf, outputOf } from './bindKinds.ts';
import type { ExposedInput, ExposedOutput, Graph } from './graph.ts';
import type { NodeId } from './ids.ts';
import { givenKind } from './givenKind.ts';
import type { Json } from './json.ts';
import { mapLists } from './mapping.ts';
import type { NodeTypeInfo, NodeTypes, PortInfo, Resource } from './nodeTypeInfo.ts';
import { portsThatMap } from './templateLists.ts';
import { templateName } from './template.ts';
import { indexWires, type Wires } from './wires.ts';

type JsonObject = Readonly<Record<string, Json>>;

/**
 * A graph as a node type: what it exposes as ports and params. An exposed field is a port that is a field too, and so
 * is a param that is all that its node gives (a text, the file of an import node); other params stay params.
 * `nodeTypes` holds the types of its nodes, templates among them.
 */
export function templateInfo(type: string, graph: Graph, nodeTypes: NodeTypes): NodeTypeInfo {
  const wires = indexWires(graph);
  const { slug = type, number = 1 } = templateName(type) ?? {};
  const exposed = graph.inputs.filter((input) => isOpen(input, wires));
  const inputs = exposed.flatMap((input) => portOf(input, graph, nodeTypes) ?? []);
  const mapping = portsThatMap(
    graph,
    nodeTypes,
    inputs.map(({ name }) => name),
  );
  return {
    type,
    version: 1,
    title: graph.name === '' ? slug : graph.name,
    category: 'Templates',
    description: graph.description === '' ? `Version ${number} of the graph “${graph.name}”.` : graph.description,
    inputs: inputs.map((port) => (mapping.has(port.name) ? port : { ...port, single: true as const })),
    outputs: outputsOf(graph, nodeTypes, wires),
    params: paramsOf(exposed, graph, nodeTypes),
    resource: heaviest(graph, nodeTypes),
    template: { slug, number, nodes: Object.keys(graph.nodes).length },
  };
}

/** A wire inside would win over whatever is given from outside. */
function isOpen({ node, param }: ExposedInput, wires: Wires): boolean {
  const wired = wires.byId.get(node);
  return wired !== undefined && !wired.incoming.some((wire) => wire.to.port === param);
}

function typeOf(graph: Graph, node: NodeId, nodeTypes: NodeTypes): NodeTypeInfo | undefined {
  return nodeTypes.get(graph.nodes[node]?.type ?? '');
}

function portOf(exposed: ExposedInput, graph: Graph, nodeTypes: NodeTypes): PortInfo | undefined {
  const { name, title = name, node, param } = exposed;
  const type = typeOf(graph, node, nodeTypes);
  const port = inputOf(type, param);
  const kind = givenKind(type, param);
  const description = exposed.description ?? port?.description ?? '';
  const isSet = Object.hasOwn(graph.nodes[node]?.params ?? {}, param);
  if (port) {
    const { single } = port;
    const required = port.required && !isSet;
    return { name, title, description, type: port.type, required, field: true, ...(single && { single }) };
  }
  if (kind === undefined) return undefined;
  const value = graph.nodes[node]?.params[param] ?? '';
  return { name, title, description, type: { kind, list: false }, required: value === '', field: true };
}

function outputsOf(graph: Graph, nodeTypes: NodeTypes, wires: Wires): PortInfo[] {
  const { bindings } = bindKinds(graph, nodeTypes, wires);
  const mappings = mapLists(graph, nodeTypes, wires);
  return graph.outputs.flatMap(({ name, title = name, node, port }: ExposedOutput): PortInfo[] => {
    const output = outputOf(typeOf(graph, node, nodeTypes), port);
    if (!output) return [];
    const kinds = bindings.kindsOf(node, output.type);
    const [kind, ...others] = kinds;
    const list = (mappings.get(node)?.outputs.get(port)?.depth ?? 0) > 0;
    const type =
      kind !== undefined && others.length === 0 ? { kind, list } : { kind: 'same' as const, list, among: [...kinds] };
    return [{ name, title, description: output.description, type, required: false, field: false }];
  });
}

/** The schema of each exposed param under its name outside, with the value that the graph holds as its default. */
function paramsOf(exposed: readonly ExposedInput[], graph: Graph, nodeTypes: NodeTypes): JsonObject {
  const properties: Record<string, Json> = {};
  const definitions: Record<string, Json> = {};
  const required: string[] = [];
  for (const { name, title, description, node, param } of exposed) {
    const schema = typeOf(graph, node, nodeTypes)?.params;
    const own = objectIn(schema, 'properties')[param];
    if (schema === undefined || typeof own !== 'object' || own === null || Array.isArray(own)) continue;
    const value = graph.nodes[node]?.params[param];
    const moved = moveDefinitions(own, name) as JsonObject;
    properties[name] = {
      ...moved,
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(value !== undefined && { default: value }),
    };
    for (const [id, definition] of Object.entries(objectIn(schema, '$defs'))) {
      definitions[`${name}.${id}`] = moveDefinitions(definition, name);
    }
    const needed = schema['required'];
    if (value === undefined && Array.isArray(needed) && needed.includes(param)) required.push(name);
  }
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    ...(Object.keys(definitions).length > 0 && { $defs: definitions }),
  };
}

function objectIn(schema: JsonObject | undefined, name: string): JsonObject {
  const value = schema?.[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** Shared parts of schemas are told apart by the param that they came with. Recursive: schemas are ours, and shallow. */
function moveDefinitions(value: Json, name: string): Json {
  if (Array.isArray(value)) return value.map((entry) => moveDefinitions(entry, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      key === '$ref' && typeof entry === 'string'
        ? entry.replace(/^#\/\$defs\//, `#/$defs/${name}.`)
        : moveDefinitions(entry, name),
    ]),
  );
}

const weights: readonly Resource[] = ['none', 'cpu', 'provider'];

function heaviest(graph: Graph, nodeTypes: NodeTypes): Resource {
  let most = 0;
  for (const { type } of Object.values(graph.nodes)) {
    most = Math.max(most, weights.indexOf(nodeTypes.get(type)?.resource ?? 'none'));
  }
  return weights[most] ?? 'none';
}
