import type { Graph } from './graph.ts';
import type { NodeId } from './ids.ts';
import type { NodeTypeInfo } from './nodeTypeInfo.ts';

/** A published version of a graph as a node type. */
export interface Template {
  /** `template/<slug>@<number>` */
  readonly type: string;
  readonly graph: Graph;
  readonly info: NodeTypeInfo;
}

const typePattern = /^template\/(.+)@([1-9]\d{0,8})$/u;

/** The short name and number of a template's node type; undefined for other types. */
export function templateName(type: string): { readonly slug: string; readonly number: number } | undefined {
  const [, slug, number] = typePattern.exec(type) ?? [];
  return slug === undefined ? undefined : { slug, number: Number(number) };
}

/** Stands between the node of a template and a node inside of it; no id of a saved graph holds it. */
const inside = '::';

/**
 * Id of a node inside of a template's node: in plans, events, results and takes. Templates in templates add theirs:
 * `opening::titles::caption`.
 */
export function innerId(outer: string, inner: string): NodeId {
  return `${outer}${inside}${inner}` as NodeId;
}

/** The node of the saved graph that a node inside of it belongs to; undefined for a node that stands there itself. */
export function outerNode(id: string): NodeId | undefined {
  const at = id.indexOf(inside);
  return at < 0 ? undefined : (id.slice(0, at) as NodeId);
}
