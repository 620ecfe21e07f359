import { setTimeout } from 'node:timers/promises';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import type { Run } from '../../runtime/protocol/runs.ts';
import type { ServerProcess } from './spawnServer.ts';

/** Two paid pictures, and a third whose prompt is joined from texts that cost nothing. */
function paidGraph(name: string) {
  const picture = (prompt?: string) => ({
    type: 'image/generate',
    typeVersion: 1,
    params: { model: 'paid/image', ...(prompt !== undefined && { prompt }) },
  });
  const text = (value: string) => ({ type: 'text/value', typeVersion: 1, params: { text: value } });
  return {
    format: 'shotgraph',
    version: 1,
    id: 'paid',
    name,
    nodes: {
      one: picture(`${name} one`),
      two: picture(`${name} two`),
      three: picture(),
      begin: text(name),
      end: text('three'),
      prompt: { type: 'text/join', typeVersion: 1, params: { separator: ' ' } },
    },
    edges: {
      a: { from: { node: 'begin', port: 'text' }, to: { node: 'prompt', port: 'texts' }, order: 0 },
      b: { from: { node: 'end', port: 'text' }, to: { node: 'prompt', port: 'texts' }, order: 1 },
      c: { from: { node: 'prompt', port: 'text' }, to: { node: 'three', port: 'prompt' } },
    },
    outputs: [{ name: 'picture', node: 'three', port: 'image' }],
  };
}

/** What a whole run of that name asks the provider for. */
export const promptsOf = (name: string): string[] => ['one', 'three', 'two'].map((last) => `${name} ${last}`);

/** Starts a run under a key, so that it is found again when the answer was lost. */
export function startPaid(server: ServerProcess, name: string, targets?: readonly string[]) {
  const request = { graph: paidGraph(name), tier: 'final', idempotencyKey: name, ...(targets && { targets }) };
  return server.call('POST', '/api/runs', request);
}

/** Waits until a run has ended by itself. */
export async function endOf(server: ServerProcess, id: string): Promise<Run> {
  for (let tried = 0; tried < 600; tried += 1) {
    const answer = await server.call('GET', `/api/runs/${id}`);
    if (answer?.status === 200 && answer.body.state !== 'running') return answer.body as Run;
    await setTimeout(50);
  }
  throw new Error(`The run ${id} does not end.`);
}

/** The run goes on by itself; one whose record was never written is started by asking again, as a caller would. */
export async function finishedPaid(server: ServerProcess, name: string, targets?: readonly string[]): Promise<Run> {
  const answer = await startPaid(server, name, targets);
  if (answer?.status !== 201) throw new Error(`The run ${name} can not be started: ${JSON.stringify(answer)}`);
  return endOf(server, answer.body.id);
}

/** Results that were made anew, by task, over the whole life of a run. */
export async function madeIn(server: ServerProcess, id: string): Promise<Map<string, number>> {
  const answer = await server.call('GET', `/api/runs/${id}/events`);
  const made = new Map<string, number>();
  for (const event of (answer?.body.events ?? []) as RunEvent[]) {
    if (event.type === 'task-end' && !event.cached) made.set(event.task, (made.get(event.task) ?? 0) + 1);
  }
  return made;
}
