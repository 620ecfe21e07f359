import { z } from 'zod';
import { zGraph, type Graph } from './graph.ts';
import type { NodeTypeInfo, NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import type { PortKind } from './portType.ts';

/** A small set of node types for the tests of graph code, in the manner of the real ones. */
type Ports = Record<
  string,
  Partial<Omit<PortInfo, 'name' | 'type'>> & {
    kind: PortKind | 'same';
    list?: boolean;
    among?: PortKind[];
    nested?: true;
  }
>;

function portsOf(ports: Ports, requiredWhenSilent: boolean): PortInfo[] {
  return Object.entries(ports).map(([name, { kind, list, among, nested, required, field, lengthOf }]) => ({
    name,
    title: name,
    description: '',
    type: Object.assign({ kind, list: list ?? false }, among && { among }, nested && { nested }),
    required: required ?? requiredWhenSilent,
    field: field ?? false,
    lengthOf,
  }));
}

function nodeType(
  type: string,
  inputs: Ports,
  outputs: Ports,
  more: { params?: z.ZodRawShape; version?: number; resource?: NodeTypeInfo['resource'] } = {},
): NodeTypeInfo {
  const [, verb = type] = type.split('/');
  return {
    type,
    version: more.version ?? 1,
    title: verb.charAt(0).toUpperCase() + verb.slice(1),
    category: 'Test',
    description: '',
    inputs: portsOf(inputs, true),
    outputs: portsOf(outputs, false),
    params: z.toJSONSchema(z.object(more.params ?? {}), { io: 'input' }) as NodeTypeInfo['params'],
    resource: more.resource ?? 'none',
  };
}

const optional = { required: false };
const field = { required: false, field: true };

const types: readonly NodeTypeInfo[] = [
  nodeType('text/value', {}, { text: { kind: 'text' } }, { params: { text: z.string().max(20) } }),
  nodeType(
    'text/join',
    { texts: { kind: 'text', list: true } },
    { text: { kind: 'text' } },
    { params: { separator: z.string().default(' ') } },
  ),
  nodeType(
    'image/import',
    {},
    { image: { kind: 'image' } },
    { params: { source: z.string().default('') }, version: 3 },
  ),
  nodeType(
    'image/generate',
    { prompt: { kind: 'text', required: true, field: true } },
    { image: { kind: 'image' } },
    {
      params: {
        prompt: z.string(),
        width: z.int().min(16).max(7680).default(1280),
        quality: z.enum(['draft', 'fine']).default('fine'),
      },
      resource: 'provider',
    },
  ),
  nodeType(
    'image/composite',
    {
      setting: { kind: 'image' },
      people: { kind: 'image', list: true, ...optional },
      prompt: { kind: 'text', ...field },
    },
    { image: { kind: 'image' } },
    {
      params: { prompt: z.string().default('') },
      resource: 'provider',
    },
  ),
  nodeType(
    'video/animate',
    { image: { kind: 'image' }, prompt: { kind: 'text', ...field }, seconds: { kind: 'number', ...field } },
    { video: { kind: 'video' } },
    {
      params: {
        prompt: z.string().default(''),
        seconds: z.number().min(0.1).max(60).default(5),
        model: z.string().default('m'),
      },
      resource: 'provider',
    },
  ),
  nodeType(
    'video/trim',
    { video: { kind: 'video' }, start: { kind: 'number', ...field } },
    { video: { kind: 'video' } },
    {
      params: { start: z.number().min(0).default(0) },
      resource: 'cpu',
    },
  ),
  nodeType('video/split', { video: { kind: 'video' } }, { clips: { kind: 'video', list: true } }, { resource: 'cpu' }),
  nodeType('video/extract-frame', { video: { kind: 'video' } }, { image: { kind: 'image' } }, { resource: 'cpu' }),
  nodeType(
    'video/pair',
    { first: { kind: 'video' }, second: { kind: 'video' } },
    { video: { kind: 'video' } },
    { resource: 'cpu' },
  ),
  nodeType(
    'video/add-audio',
    { video: { kind: 'video' }, audios: { kind: 'audio', list: true } },
    { video: { kind: 'video' } },
    { resource: 'cpu' },
  ),
  nodeType(
    'video/concat',
    { clips: { kind: 'video', list: true }, captions: { kind: 'captions', list: true, ...optional } },
    { video: { kind: 'video' }, captions: { kind: 'captions' } },
    { resource: 'cpu' },
  ),
  nodeType(
    'audio/speak',
    { text: { kind: 'text', required: true, field: true } },
    { audio: { kind: 'audio' }, seconds: { kind: 'number' } },
    {
      params: { text: z.string() },
      resource: 'provider',
    },
  ),
  nodeType('audio/extract', { video: { kind: 'video' } }, { audio: { kind: 'audio' } }, { resource: 'cpu' }),
  nodeType(
    'audio/mix',
    { audios: { kind: 'audio', list: true } },
    { audio: { kind: 'audio' }, seconds: { kind: 'number' } },
    { resource: 'cpu' },
  ),
  nodeType(
    'audio/loudness',
    { media: { kind: 'same', among: ['audio', 'video'] } },
    { media: { kind: 'same', among: ['audio', 'video'] } },
    { resource: 'cpu' },
  ),
  nodeType(
    'list/make',
    { items: { kind: 'same', list: true } },
    { list: { kind: 'same', list: true, lengthOf: 'items' } },
  ),
  nodeType(
    'list/pick',
    { list: { kind: 'same', list: true }, index: { kind: 'number', ...field } },
    { item: { kind: 'same' } },
    { params: { index: z.int().default(1) } },
  ),
  nodeType(
    'list/flatten',
    { lists: { kind: 'same', list: true, nested: true } },
    { list: { kind: 'same', list: true } },
  ),
  nodeType(
    'export/file',
    { file: { kind: 'same' }, captions: { kind: 'captions', ...optional } },
    { file: { kind: 'same' } },
  ),
];

export const testNodeTypes: NodeTypes = new Map(types.map((info) => [info.type, info]));

/**
 * A graph in short: nodes as `{ id: 'type' }` or with more about them, edges as `'a.video -> b.clips'` with ids
 * `e0`, `e1` … in that order.
 */
export function testGraph(
  nodes: Readonly<Record<string, string | ({ type: string } & Record<string, unknown>)>>,
  edges: readonly string[] = [],
  more: Readonly<Record<string, unknown>> = {},
): Graph {
  return zGraph.parse({
    format: 'shotgraph',
    version: 1,
    id: 'test',
    name: 'Test',
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, node]) => [
        id,
        typeof node === 'string'
          ? { type: node, typeVersion: versionOf(node) }
          : { typeVersion: versionOf(node.type), ...node },
      ]),
    ),
    edges: Object.fromEntries(edges.map((edge, index) => [`e${index}`, { ...testConnection(edge), order: index }])),
    ...more,
  });
}

/** `'a.video -> b.clips'` */
export function testConnection(text: string): Graph['edges'][keyof Graph['edges']] {
  const [from = '', to = ''] = text.split(' -> ');
  return { from: refOf(from), to: refOf(to) };
}

function refOf(text: string) {
  const dot = text.lastIndexOf('.');
  return { node: text.slice(0, dot), port: text.slice(dot + 1) } as Graph['edges'][keyof Graph['edges']]['from'];
}

function versionOf(type: string): number {
  return testNodeTypes.get(type)?.version ?? 1;
}
