import { emptyField, type GraphCommand } from './graphCommand.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { Json } from './json.ts';
import type { Problem } from './problem.ts';

export type Applied =
  | {
      readonly ok: true;
      readonly graph: Graph;
      /** Commands that lead back: applied to `graph` they give the one before. */
      readonly inverse: readonly GraphCommand[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The graph after all commands, in their order, or none of them. The graph given is not changed, and parts that no
 * command touches are the same objects. The only command that can fail is one for a param of a node that is not there.
 */
export function applyCommands(graph: Graph, commands: readonly GraphCommand[]): Applied {
  const draft = new Draft(graph);
  const inverse: GraphCommand[][] = [];
  const problems: Problem[] = [];
  for (const command of commands) {
    const undo = draft.apply(command);
    if (undo) inverse.push(undo);
    else problems.push(nodeMissing(command));
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, graph: draft.finished(), inverse: inverse.toReversed().flat() };
}

type SectionName = 'node' | 'edge' | 'frame' | 'note' | 'place';

/** Sections as maps: an id may be called like a property that every object has. */
class Draft {
  readonly #before: Graph;
  readonly #sections = new Map<SectionName, Map<string, unknown>>();
  #fields: Map<string, unknown> | undefined;

  constructor(graph: Graph) {
    this.#before = graph;
  }

  /** Gives the commands that lead back, or undefined when the node is not there. */
  apply(command: GraphCommand): GraphCommand[] | undefined {
    switch (command.op) {
      case 'set-param':
        return this.#setParam(command.node, command.param, command.value);
      case 'remove-param':
        return this.#setParam(command.node, command.param, undefined);
      case 'set-field':
        return this.#setField(command.field, command.value);
      case 'remove-field':
        return this.#setField(command.field, undefined);
      case 'set-node':
      case 'set-edge':
      case 'set-frame':
      case 'set-note':
      case 'set-place':
        return this.#set(sectionOf(command.op), command.id, command.value);
      default:
        return this.#set(sectionOf(command.op), command.id, undefined);
    }
  }

  finished(): Graph {
    const graph: Graph = this.#fields ? (Object.fromEntries(this.#fields) as Graph) : { ...this.#before };
    const { layout } = graph;
    for (const [name, entries] of this.#sections) {
      const section = Object.fromEntries(entries);
      if (name === 'place') graph.layout = { ...layout, nodes: section as Graph['layout']['nodes'] };
      else Object.assign(graph, { [`${name}s`]: section });
    }
    return graph;
  }

  #set(name: SectionName, id: string, value: unknown): GraphCommand[] {
    const section = this.#section(name);
    const before = section.get(id);
    if (value === undefined) section.delete(id);
    else section.set(id, value);
    if (before === undefined && value === undefined) return [];
    const back = before === undefined ? { op: `remove-${name}`, id } : { op: `set-${name}`, id, value: before };
    return [back as GraphCommand];
  }

  #setParam(node: string, param: string, value: Json | undefined): GraphCommand[] | undefined {
    const section = this.#section('node');
    const before = section.get(node) as GraphNode | undefined;
    if (!before) return undefined;
    const params = new Map(Object.entries(before.params));
    const old = params.get(param);
    if (value === undefined) params.delete(param);
    else params.set(param, value);
    section.set(node, { ...before, params: Object.fromEntries(params) });
    if (old === undefined && value === undefined) return [];
    const back = old === undefined ? { op: 'remove-param', node, param } : { op: 'set-param', node, param, value: old };
    return [back as GraphCommand];
  }

  #setField(field: string, given: Json | undefined): GraphCommand[] {
    const value = given ?? emptyField(field);
    this.#fields ??= new Map(Object.entries(this.#before));
    const fields = this.#fields;
    const before = this.#valueOf(field);
    if (value === undefined) fields.delete(field);
    else fields.set(field, value);
    if (field === 'layout') this.#sections.delete('place');
    if (before === undefined && value === undefined) return [];
    return [before === undefined ? { op: 'remove-field', field } : { op: 'set-field', field, value: before }];
  }

  /** Of a field as it is by now; the layout with the places that commands gave meanwhile. */
  #valueOf(field: string): Json | undefined {
    const value = this.#fields?.get(field) as Json | undefined;
    const places = field === 'layout' ? this.#sections.get('place') : undefined;
    return places ? { ...(value as Graph['layout']), nodes: Object.fromEntries(places) as Json } : value;
  }

  #section(name: SectionName): Map<string, unknown> {
    const made = this.#sections.get(name);
    if (made) return made;
    const layout = (this.#fields?.get('layout') as Graph['layout'] | undefined) ?? this.#before.layout;
    const section = new Map<string, unknown>(
      Object.entries(name === 'place' ? layout.nodes : this.#before[`${name}s`]),
    );
    this.#sections.set(name, section);
    return section;
  }
}

function sectionOf(op: GraphCommand['op']): SectionName {
  return op.slice(op.indexOf('-') + 1) as SectionName;
}

function nodeMissing(command: GraphCommand): Problem {
  const node = 'node' in command ? command.node : '';
  const message = `There is no node ${node} whose param could be changed.`;
  return {
    code: 'node-missing',
    severity: 'error',
    message,
    node,
    ...('param' in command && { param: command.param }),
  };
}
