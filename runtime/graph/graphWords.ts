import type { Graph, PortRef } from './graph.ts';
import type { NodeId } from './ids.ts';
import type { NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import { portKinds, type PortKind } from './portType.ts';
import { shorten } from './shorten.ts';

/** A node as people find it again: its title (or that of its type) and its id. */
export function nodeName(id: NodeId, graph: Graph, nodeTypes: NodeTypes): string {
  const node = Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined;
  if (!node) return `“${id}”`;
  const title = node.title ?? nodeTypes.get(node.type)?.title ?? node.type;
  return title === id ? `“${id}”` : `“${shorten(title, 80)}” (${id})`;
}

/** `output “video” of “Trim” (s1/trim)` */
export function portWords(side: 'input' | 'output', ref: PortRef, graph: Graph, nodeTypes: NodeTypes): string {
  return `${side} “${ref.port}” of ${nodeName(ref.node, graph, nodeTypes)}`;
}

/** The ports that there are, for a sentence about one that there is not. */
export function portList(side: 'input' | 'output', ports: readonly PortInfo[]): string {
  if (ports.length === 0) return `it has no ${side}s`;
  return `its ${side}s are ${ports.map((port) => `“${port.name}”`).join(', ')}`;
}

/** A way through nodes; a long one is told by its ends. */
export function pathWords(path: readonly NodeId[], graph: Graph, nodeTypes: NodeTypes): string {
  const names = (ids: readonly NodeId[]) => ids.map((id) => nodeName(id, graph, nodeTypes));
  if (path.length <= 8) return names(path).join(' → ');
  return [...names(path.slice(0, 4)), `… (${path.length - 7} more)`, ...names(path.slice(-3))].join(' → ');
}

const one: Record<PortKind, string> = {
  text: 'text',
  number: 'a number',
  boolean: 'a yes or no',
  image: 'an image',
  video: 'a video',
  audio: 'a sound',
  captions: 'captions',
  json: 'data (JSON)',
};

const many: Record<PortKind, string> = {
  text: 'texts',
  number: 'numbers',
  boolean: 'yes or no values',
  image: 'images',
  video: 'videos',
  audio: 'sounds',
  captions: 'captions',
  json: 'data (JSON)',
};

/** `an image`, `a list of images`, `text, an image or a video`. */
export function kindWords(kinds: readonly PortKind[], list = false): string {
  if (kinds.length === portKinds.length) return list ? 'a list' : 'anything';
  const words = kinds.map((kind) => (list ? many : one)[kind]);
  const last = words.pop() ?? 'nothing';
  const joined = words.length === 0 ? last : `${words.join(', ')} or ${last}`;
  return list ? `a list of ${joined}` : joined;
}
