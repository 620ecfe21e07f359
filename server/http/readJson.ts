import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { isDeeperThan } from '../../runtime/graph/isDeeperThan.ts';
import { deepestJson } from '../../runtime/graph/canonicalJson.ts';
import type { Json } from '../../runtime/graph/json.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { findInJson, lineOf, walkJson } from '../../runtime/graph/walkJson.ts';
import { byteWords } from '../ingest/byteWords.ts';
import { Refusal } from '../services/refusal.ts';
import { arriving } from './arriving.ts';
import { hasTooManyParts, holdBytes, turnOf } from './bodyRoom.ts';

const mostProblems = 20;
/** To find the place of a fault each letter is looked at: of more text it takes too long. */
const mostWalked = 4 * 1024 * 1024;

/**
 * The body of a request as `schema` reads it. `done`: resolves when nothing is made of it any more.
 * @throws Refusal wrong-type, too-large, or malformed with the lines that are wrong
 */
export async function readJson(
  request: IncomingMessage,
  schema: z.ZodType,
  limit: number,
  done?: Promise<void>,
): Promise<unknown> {
  if (!isJson(request, true) || (request.headers['content-encoding'] ?? '') !== '') {
    throw new Refusal(
      'wrong-type',
      'not-json',
      'Send the body as JSON: Content-Type: application/json, not compressed.',
    );
  }
  const text = await readText(request, limit);
  await turnOf(text.length, done);
  const value = parseText(text);
  if (isDeeperThan(value, deepestJson)) {
    throw new Refusal('malformed', 'not-json', `The body is nested more than ${deepestJson} levels deep.`);
  }
  return parseWith(schema, value, 'body', text);
}

/** Whether the body is said to be JSON. `unsaid`: what a body of no type counts as. */
export function isJson({ headers }: IncomingMessage, unsaid = false): boolean {
  const type = headers['content-type'];
  return type === undefined ? unsaid : /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);
}

/** @throws Refusal malformed, with a problem for each place that is wrong */
export function parseWith(schema: z.ZodType, value: unknown, where: 'body' | 'path' | 'query', text?: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.slice(0, mostProblems).map((issue) => problemOf(issue, where, text));
  const more = result.error.issues.length - problems.length;
  const first = problems[0]?.message ?? '';
  const words = problems.length > 1 ? ` There are ${problems.length - 1 + more} more places like it.` : '';
  throw new Refusal('malformed', 'malformed', `The request can not be read: ${first}${words}`, { problems });
}

function problemOf(issue: z.core.$ZodIssue, where: string, text: string | undefined): Problem {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const name = path.length === 0 ? `the ${where}` : `“${path.join(' → ')}” of the ${where}`;
  return {
    code: 'malformed',
    severity: 'error',
    message: `${name}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1).replace(/\.$/, '')}.`,
    ...(path.length > 0 && { param: path.join('.') }),
    ...(text !== undefined && { source: { line: path.length > 0 ? lineOf(text, findInJson(text, path)) : 1 } }),
  };
}

function parseText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    if (text.length > mostWalked) throw new Refusal('malformed', 'not-json', 'The body is not whole JSON.');
    const fault = walkJson(text) ?? { offset: 0, words: 'It can not be read' };
    const line = lineOf(text, fault.offset);
    const message = `The body is not whole JSON, line ${line}: ${fault.words}.`;
    const problem: Problem = { code: 'not-json', severity: 'error', message, source: { line } };
    throw new Refusal('malformed', 'not-json', message, { problems: [problem] });
  }
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const tooLarge = () =>
    new Refusal('too-large', 'body-too-large', `The body is over ${byteWords(limit)}, the most that is read here.`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const room = holdBytes();
  try {
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of arriving(request)) {
      bytes += piece.byteLength;
      if (bytes > limit) throw tooLarge();
      room.add(piece.byteLength);
      pieces.push(piece);
    }
    const body = Buffer.concat(pieces);
    if (!hasTooManyParts(body)) return body.toString('utf8');
    throw new Refusal('too-large', 'body-too-large', 'The body holds over three million values: send it in parts.');
  } finally {
    room.free();
  }
}
