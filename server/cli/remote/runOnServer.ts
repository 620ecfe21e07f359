import { randomUUID } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { Graph, Tier } from '../../../runtime/graph/graph.ts';
import { zUploaded } from '../../../runtime/protocol/assets.ts';
import { zPlanAnswer } from '../../../runtime/protocol/plans.ts';
import { type Run, zRun, zRunEventsAnswer, zRunResultsAnswer } from '../../../runtime/protocol/runs.ts';
import { sourcePath } from '../../ingest/ingestSource.ts';
import { isAddress } from '../../network/fetchGuarded.ts';
import { type CommandContext, exitCodes } from '../command.ts';
import { distinctNames } from '../distinctNames.ts';
import type { FilesRead } from '../filesRead.ts';
import type { BringFile } from '../inputValues.ts';
import { placeFile } from '../placeFile.ts';
import { hasErrors, problemLines } from '../problemWords.ts';
import { progressView } from '../progress.ts';
import { exitOf } from '../runGraph.ts';
import { type ServerClient, ServerRefusal } from './serverClient.ts';

export interface ServerRun {
  graph: Graph;
  tier: Tier;
  maxCost?: number;
  json: boolean;
  /** Folder for the files that the run hands out. */
  out: string;
  /** What it is made from, and does not write over. */
  files: FilesRead;
}

/** Milliseconds between two looks at the events. */
const lookEvery = 200;
/** A server that restarts is away for seconds; a run goes on meanwhile or after. */
const mostSilentLooks = 150;
/** How often a run is asked for, by what went wrong: a server that still fetches files waits for some seconds itself. */
const triesOf: Readonly<Record<string, number>> = { 'server-unreachable': 30, 'sources-fetching': 90 };
const startAgainAfter = 1000;

/** Brings files to the server; what is on it already (`asset:<hash>`) is only named. */
export function bringTo(client: ServerClient, signal: AbortSignal): BringFile {
  return async (source, from) => {
    if (source.startsWith('asset:')) return source.slice('asset:'.length);
    if (isAddress(source)) return (await client.post('/api/assets', { url: source }, zUploaded)).hash;
    return client.upload(await sourcePath(source, from), signal);
  };
}

/** Plans and runs a graph on a server, with the events and exit codes of a run on this machine. */
export async function runOnServer(client: ServerClient, context: CommandContext, job: ServerRun): Promise<number> {
  const { graph, tier, maxCost } = job;
  try {
    const plan = await client.post('/api/plans', { graph, tier }, zPlanAnswer);
    for (const line of problemLines(plan.problems)) context.say(line);
    if (hasErrors(plan.problems)) return exitCodes.usage;
    context.signal.throwIfAborted();
    const { fingerprint } = plan;
    const run = await start(client, context, { graph, tier, maxCost, fingerprint, idempotencyKey: randomUUID() });
    const end = await follow(client, context, run.id, job, plan.tasks.length);
    await handOut(client, context, run.id, job);
    return exitOf({ state: end.state, message: end.message }, context);
  } catch (error) {
    if (!(error instanceof ServerRefusal)) throw error;
    context.say(error.message);
    for (const line of problemLines(error.problems)) context.say(line);
    return error.status < 500 ? exitCodes.usage : exitCodes.failed;
  }
}

/** Asks again when the answer was lost: by its key the server knows that it is the same run. */
async function start(client: ServerClient, context: CommandContext, request: object): Promise<Run> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await client.post('/api/runs', request, zRun);
    } catch (error) {
      const mostTries = error instanceof Fault ? (triesOf[error.code] ?? 1) : 1;
      if (tried >= mostTries) throw error;
      if (tried === 1) context.say('The server does not answer, or still fetches files from the web: asking again.');
      await setTimeout(startAgainAfter, undefined, { signal: context.signal });
    }
  }
}

type RunEnd = Extract<RunEvent, { type: 'run-end' }>;

/** Shows the events of a run until its end. Ctrl-C cancels it, and waits for it to come to rest. */
async function follow(
  client: ServerClient,
  context: CommandContext,
  run: string,
  job: ServerRun,
  tasks: number,
): Promise<RunEnd> {
  const view = progressView(context, job.json, {
    title: (node) => job.graph.nodes[node as keyof Graph['nodes']]?.title ?? node,
    tasks,
  });
  const cancel = () => void client.post(`/api/runs/${run}/cancel`, undefined, zRun).catch(() => undefined);
  if (context.signal.aborted) cancel();
  context.signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const event of eventsOf(client, run)) {
      view.show(event);
      if (event.type === 'run-end') return event;
    }
    throw new Fault('run-lost', 'network', `The server does not answer; the run ${run} goes on when it is back.`);
  } finally {
    context.signal.removeEventListener('abort', cancel);
    view.end();
  }
}

/** Every event of a run, once, in order. Ends without an end of the run when the server stays away. */
async function* eventsOf(client: ServerClient, run: string): AsyncGenerator<RunEvent> {
  let seq = 0;
  for (let silent = 0; silent < mostSilentLooks;) {
    const answer = await client.get(`/api/runs/${run}/events?since=${seq}`, zRunEventsAnswer).catch(unlessGone);
    silent = answer ? 0 : silent + 1;
    for (const event of answer?.events ?? []) {
      seq = event.seq;
      yield event;
    }
    if (!answer?.more) await setTimeout(lookEvery);
  }
}

/** Only a server that is away is asked again; what it refuses stays refused. */
function unlessGone(error: unknown): undefined {
  if (error instanceof Fault && (error.faultClass === 'network' || error.faultClass === 'transient')) return undefined;
  throw error;
}

/** Files of a run that failed half-way are handed out too: what is there is worth having. */
async function handOut(client: ServerClient, context: CommandContext, run: string, job: ServerRun): Promise<void> {
  const { deliveries, outputs } = await client.get(`/api/runs/${run}/results`, zRunResultsAnswer);
  for (const { fileName, asset } of distinctNames(deliveries, await job.files.namesIn(resolve(job.out)))) {
    const path = join(resolve(job.out), basename(fileName));
    await placeFile(path, (unfinished) => client.download(asset.hash, unfinished));
    if (!job.json) context.print(path);
  }
  if (job.json || deliveries.length > 0) return;
  for (const [name, value] of Object.entries(outputs)) {
    context.print(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
}
