import type { Graph } from './graph.ts';
import type { NodeTypeInfo, NodeTypes } from './nodeTypeInfo.ts';
import { parseGraphValue } from './parseGraph.ts';
import type { Problem } from './problem.ts';
import { type Template, templateName } from './template.ts';
import { templateInfo } from './templateInfo.ts';

/** Looks up a published version by its node type. */
export type FindTemplate = (type: string) => Graph | undefined;

export interface UsedTemplates {
  /** By node type, those that others are made of first. */
  readonly templates: ReadonlyMap<string, Template>;
  readonly problems: readonly Problem[];
}

/** More nodes than any film has: a template of templates of templates grows by multiplying. */
const mostNodes = 200_000;
const none: UsedTemplates = { templates: new Map(), problems: [] };

/**
 * All templates that a graph is made of, directly and in turn: those that it carries, else those that `find` knows.
 * One that nobody knows is left out; its nodes are of an unknown type then.
 */
export function usedTemplates(graph: Graph, base: NodeTypes, find: FindTemplate): UsedTemplates {
  if (!Object.values(graph.nodes).some(({ type }) => templateName(type))) return none;
  return new Search(graph, base, find).all();
}

interface OpenTemplate {
  readonly type: string;
  readonly graph: Graph;
  /** Types in it that are yet to be looked into. */
  readonly left: string[];
}

class Search {
  readonly #graph: Graph;
  readonly #find: FindTemplate;
  readonly #types: Map<string, NodeTypeInfo>;
  readonly #templates = new Map<string, Template>();
  readonly #sizes = new Map<string, number>();
  readonly #problems: Problem[] = [];
  /** What is being looked into, outermost first. */
  readonly #open: OpenTemplate[] = [];

  constructor(graph: Graph, base: NodeTypes, find: FindTemplate) {
    this.#graph = graph;
    this.#find = find;
    this.#types = new Map(base);
  }

  all(): UsedTemplates {
    for (const type of templateTypes(this.#graph)) {
      this.#enter(type, type);
      for (let top = this.#open.at(-1); top; top = this.#open.at(-1)) {
        const next = top.left.pop();
        if (next === undefined) this.#close();
        else this.#enter(next, type);
      }
    }
    if (this.#sizeOf(this.#graph) > mostNodes) {
      const message = `With its templates the graph has more than ${mostNodes} nodes: use fewer of them.`;
      this.#problems.push({ code: 'template-too-large', severity: 'error', message });
    }
    return { templates: this.#templates, problems: this.#problems };
  }

  /** `from`: the template in the graph itself that leads here. */
  #enter(type: string, from: string): void {
    if (this.#templates.has(type)) return;
    const at = this.#open.findIndex((entry) => entry.type === type);
    if (at >= 0) {
      const way = [...this.#open.slice(at).map((entry) => entry.type), type].join(' → ');
      this.#report(from, 'template-recursion', `“${type}” is made of itself, and would never end: ${way}.`);
      return;
    }
    const graph = this.#document(type, from);
    if (graph) this.#open.push({ type, graph, left: templateTypes(graph).toReversed() });
  }

  #document(type: string, from: string): Graph | undefined {
    const { templates } = this.#graph;
    if (!templates || !Object.hasOwn(templates, type)) return this.#find(type);
    const parsed = parseCarried(templates[type] as object);
    if ('nodes' in parsed) return parsed;
    const [first] = parsed;
    this.#report(
      from,
      'template-broken',
      `“${type}”, which the graph carries, can not be read: ${first?.message ?? ''}`,
    );
    return undefined;
  }

  #close(): void {
    const { type, graph } = this.#open.pop() as OpenTemplate;
    const template = known(type, graph, this.#types);
    this.#templates.set(type, template);
    this.#types.set(type, template.info);
    this.#sizes.set(type, this.#sizeOf(graph));
  }

  #sizeOf(graph: Graph): number {
    return Object.values(graph.nodes).reduce((sum, { type }) => sum + (this.#sizes.get(type) ?? 1), 0);
  }

  #report(from: string, code: string, message: string): void {
    for (const [node, { type }] of Object.entries(this.#graph.nodes)) {
      if (type === from) this.#problems.push({ code, severity: 'error', message, node });
    }
  }
}

function templateTypes(graph: Graph): string[] {
  const types = Object.values(graph.nodes).map(({ type }) => type);
  return [...new Set(types)].filter((type) => templateName(type));
}

const carried = new WeakMap<object, Graph | readonly Problem[]>();

function parseCarried(document: object): Graph | readonly Problem[] {
  let read = carried.get(document);
  if (!read) {
    const parsed = parseGraphValue(document);
    read = parsed.ok ? parsed.graph : parsed.problems;
    carried.set(document, read);
  }
  return read;
}

const made = new WeakMap<
  Graph,
  { readonly template: Template; readonly types: readonly (NodeTypeInfo | undefined)[] }
>();

/** The same template again while its graph and the types of its nodes are the same. */
function known(type: string, graph: Graph, types: NodeTypes): Template {
  const own = [...new Set(Object.values(graph.nodes).map((node) => node.type))].map((name) => types.get(name));
  const before = made.get(graph);
  const isSame = before?.template.type === type && before.types.every((info, index) => info === own[index]);
  if (before && isSame) return before.template;
  const template = { type, graph, info: templateInfo(type, graph, types) };
  made.set(graph, { template, types: own });
  return template;
}
