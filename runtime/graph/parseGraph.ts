import type { z } from 'zod';
import { deepestJson } from './canonicalJson.ts';
import { findReservedName } from './findReservedName.ts';
import { zGraph, type Graph } from './graph.ts';
import { isDeeperThan } from './isDeeperThan.ts';
import type { Json } from './json.ts';
import { migrate } from './migrate.ts';
import type { Problem } from './problem.ts';
import { findInJson, lineOf, walkJson } from './walkJson.ts';

export type ParsedGraph =
  | {
      readonly ok: true;
      readonly graph: Graph;
      /** What was changed to bring an older file to this version, in words. */
      readonly migrated: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const mostProblems = 20;

/**
 * Reads the text of a graph file: JSON, migrated, checked for its form (`validateGraph` checks its meaning). Each
 * problem tells file and line.
 *
 * @param file name for the problems
 */
export function parseGraph(text: string, file?: string): ParsedGraph {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const problem = (code: string, message: string, offset: number): Problem => {
    const source = { ...(file !== undefined && { file }), line: lineOf(json, offset) };
    return { code, severity: 'error', message, source };
  };
  if (json.trim() === '') return { ok: false, problems: [problem('not-json', `${nameOf(file)} is empty.`, 0)] };
  const conflict = json.search(/^(?:<{7}|>{7}) /m);
  if (conflict !== -1) {
    const message = `${nameOf(file)} holds both sides of an unfinished merge, from line ${lineOf(json, conflict)} on: choose one.`;
    return { ok: false, problems: [problem('not-json', message, conflict)] };
  }
  let value: Json;
  try {
    value = JSON.parse(json) as Json;
  } catch {
    const fault = walkJson(json) ?? { offset: 0, words: 'It can not be read' };
    const message = `${nameOf(file)} is not whole JSON, line ${lineOf(json, fault.offset)}: ${fault.words}.`;
    return { ok: false, problems: [problem('not-json', message, fault.offset)] };
  }
  const parsed = graphOf(value);
  if ('graph' in parsed) return { ok: true, ...parsed };
  return {
    ok: false,
    problems: parsed.flaws.map(({ code, message, path }) => {
      const offset = path.length > 0 ? findInJson(json, path) : 0;
      const where = path.length > 0 ? `, line ${lineOf(json, offset)}` : '';
      return problem(code, `${nameOf(file)}${where}: ${message}`, offset);
    }),
  };
}

/** The same for a value that is JSON already: the body of a request, the clipboard, the graph in a film file. */
export function parseGraphValue(value: unknown): ParsedGraph {
  const parsed = graphOf(value as Json);
  if ('graph' in parsed) return { ok: true, ...parsed };
  return { ok: false, problems: parsed.flaws.map(({ code, message }) => ({ code, severity: 'error', message })) };
}

interface Flaw {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
}

function graphOf(value: Json): { graph: Graph; migrated: readonly string[] } | { flaws: Flaw[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value.format !== 'shotgraph') {
    const message = 'This is JSON, but not a graph of Shotgraph: one starts with "format": "shotgraph".';
    return { flaws: [{ code: 'not-a-graph', message, path: [] }] };
  }
  if (isDeeperThan(value, deepestJson)) {
    const message = `Something in the graph is nested more than ${deepestJson} levels deep.`;
    return { flaws: [{ code: 'not-a-graph', message, path: [] }] };
  }
  const reserved = findReservedName(value);
  if (reserved) {
    const message = `“${reserved.join(' → ')}”: this is not a name that anything in a graph may have: give it another.`;
    return { flaws: [{ code: 'malformed', message, path: reserved }] };
  }
  const migrated = migrate(value);
  if (!migrated.ok) {
    const { code, message } = migrated.problem;
    return { flaws: [{ code, message, path: ['version'] }] };
  }
  const result = zGraph.safeParse(migrated.file);
  if (result.success) return { graph: result.data, migrated: migrated.applied };
  const flaws = result.error.issues.slice(0, mostProblems).map(flawOf);
  const more = result.error.issues.length - flaws.length;
  if (more > 0) flaws.push({ code: 'malformed', message: `There are ${more} more places like these.`, path: [] });
  return { flaws };
}

function flawOf(issue: z.core.$ZodIssue): Flaw {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const what = issue.code === 'invalid_key' ? 'this is not a name that an id may have' : lowerFirst(issue.message);
  return { code: 'malformed', message: `“${path.join(' → ')}”: ${what}.`, path };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function nameOf(file: string | undefined): string {
  return file ?? 'The graph';
}
