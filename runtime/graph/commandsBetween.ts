import { canonicalJson } from './canonicalJson.ts';
import type { Graph } from './graph.ts';
import type { GraphCommand } from './graphCommand.ts';

const sections = [
  ['node', 'nodes'],
  ['edge', 'edges'],
  ['frame', 'frames'],
  ['note', 'notes'],
] as const;
const notFields = new Set(['format', 'version', 'id', 'layout', ...sections.map(([, section]) => section)]);

/**
 * Commands that make `after` of `before`, the graph's id aside. Parts that are the same object in both cost nothing.
 * A node that differs is set as a whole.
 */
export function commandsBetween(before: Graph, after: Graph): GraphCommand[] {
  const commands: unknown[] = [];
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (notFields.has(field) || isEqual(before[field], after[field])) continue;
    const value = after[field];
    commands.push(value === undefined ? { op: 'remove-field', field } : { op: 'set-field', field, value });
  }
  commands.push(...layoutCommands(before, after));
  for (const [name, section] of sections) commands.push(...entryCommands(name, before[section], after[section]));
  return commands as GraphCommand[];
}

/** Places one by one, unless something else in the layout differs. */
function layoutCommands(before: Graph, after: Graph): unknown[] {
  const { nodes: places, ...rest } = before.layout;
  const { nodes: newPlaces, ...newRest } = after.layout;
  if (!isEqual(rest, newRest)) return [{ op: 'set-field', field: 'layout', value: after.layout }];
  return entryCommands('place', places, newPlaces);
}

function entryCommands(name: string, before: object, after: object): unknown[] {
  if (before === after) return [];
  const old = new Map<string, unknown>(Object.entries(before));
  const commands: unknown[] = [];
  for (const [id, value] of Object.entries(after)) {
    if (!isEqual(old.get(id), value)) commands.push({ op: `set-${name}`, id, value: value as unknown });
    old.delete(id);
  }
  for (const id of old.keys()) commands.push({ op: `remove-${name}`, id });
  return commands;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);
}
