import { deepestJson } from './canonicalJson.ts';
import type { Graph } from './graph.ts';

const lineLength = 100;

/** Meaning first, looks last. What another program added at the top follows the description, sorted. */
const head = ['format', 'version', 'id', 'name', 'description'];
const tail = ['source', 'inputs', 'outputs', 'nodes', 'edges', 'frames', 'notes', 'layout', 'templates'];

/**
 * The text of a graph file: the same graph always gives the same text, and a changed param is a changed line. Nodes
 * and edges by id, keys sorted by UTF-16 code units, a line for each edge and for each node's place, the layout at
 * the end. Empty parts are left out; `parseGraph` puts them back.
 *
 * @throws TypeError for what JSON can not hold
 */
export function serializeGraph(graph: Graph): string {
  const known = new Set([...head, ...tail]);
  const extra = Object.keys(graph)
    .filter((key) => !known.has(key))
    .sort();
  const parts: string[] = [];
  for (const key of [...head, ...extra, ...tail]) {
    const value = graph[key];
    if (value === undefined || (isLeftOutWhenEmpty(key) && isEmpty(value))) continue;
    parts.push(`  ${JSON.stringify(key)}: ${partText(key, value)}`);
  }
  return `{\n${parts.join(',\n')}\n}\n`;
}

function partText(key: string, value: unknown): string {
  if (key === 'nodes') return linesOf(value, 1, (node) => linesOf(withoutEmptyParams(node), 2, paramLines));
  if (key === 'edges' || key === 'frames' || key === 'notes') return linesOf(value, 1);
  if (key === 'layout') return linesOf(value, 1, (part) => linesOf(part, 2));
  return valueText(value, 1);
}

/** Each param on a line of its own, even when all would fit on one. */
function paramLines(value: unknown, key: string): string {
  return key === 'params' ? linesOf(value, 3) : valueText(value, 3);
}

/** An object with each property on lines of its own. */
function linesOf(value: unknown, level: number, text?: (value: unknown, key: string) => string): string {
  if (!isRecord(value)) return valueText(value, level);
  const indent = '  '.repeat(level + 1);
  const lines = entriesOf(value).map(
    ([key, entry]) => `${indent}${JSON.stringify(key)}: ${text ? text(entry, key) : valueText(entry, level + 1)}`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${'  '.repeat(level)}}`;
}

/** On one line when it fits, else broken. Recursive on purpose: bounded by `deepestJson`. */
function valueText(value: unknown, level: number): string {
  if (level > deepestJson) throw new TypeError(`The graph holds a value nested more than ${deepestJson} levels deep.`);
  if (typeof value !== 'object' || value === null) return scalarText(value);
  const indent = '  '.repeat(level + 1);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((entry) => valueText(entry, level + 1))
    : entriesOf(value).map(([key, entry]) => `${JSON.stringify(key)}: ${valueText(entry, level + 1)}`);
  if (parts.length === 0) return `${open}${close}`;
  const inner = parts.join(', ');
  const pad = Array.isArray(value) ? '' : ' ';
  if (inner.length + 2 * level <= lineLength && !inner.includes('\n')) return `${open}${pad}${inner}${pad}${close}`;
  return `${open}\n${indent}${parts.join(`,\n${indent}`)}\n${'  '.repeat(level)}${close}`;
}

function scalarText(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`JSON can not hold the number ${value}.`);
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`JSON can not hold a value of type ${typeof value}.`);
  return text;
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function withoutEmptyParams(node: unknown): unknown {
  if (!isRecord(node) || !isRecord(node.params) || !isEmpty(node.params)) return node;
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'params'));
}

function isLeftOutWhenEmpty(key: string): boolean {
  return ['description', 'inputs', 'outputs', 'frames', 'notes', 'layout'].includes(key);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
  if (!isRecord(value)) return false;
  // The layout is empty when the only thing in it is an empty list of places.
  return Object.entries(value).every(
    ([key, entry]) => key === 'nodes' && isRecord(entry) && Object.keys(entry).length === 0,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
