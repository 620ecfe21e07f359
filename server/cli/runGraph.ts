import type { MicroDollars } from '../../runtime/catalog/model.ts';
import type { Graph, Tier } from '../../runtime/graph/graph.ts';
import type { Json } from '../../runtime/graph/json.ts';
import type { Plan, RunRequest } from '../../runtime/run/engine.ts';
import type { RunOutcome } from '../../runtime/run/startRun.ts';
import type { Delivery } from '../../runtime/run/store.ts';
import type { Workshop } from '../composition/workshop.ts';
import { type CommandContext, exitCodes } from './command.ts';
import { copyWritable } from './copyWritable.ts';
import { placeFile } from './placeFile.ts';
import { hasErrors, problemLines } from './problemWords.ts';
import { progressView } from './progress.ts';

export interface GraphRun {
  graph: Graph;
  tier: Tier;
  inputs?: Readonly<Record<string, Json>>;
  maxCost?: MicroDollars;
  json: boolean;
}

export type GraphRunEnd = { exit: number; outcome?: RunOutcome };

/** Plans, then runs, telling people on the way. Nothing runs while the plan has errors. */
export async function runGraph(workshop: Workshop, context: CommandContext, job: GraphRun): Promise<GraphRunEnd> {
  const request: RunRequest = { graph: job.graph, tier: job.tier, ...(job.inputs && { inputs: job.inputs }) };
  const plan = await workshop.engine.plan(request);
  for (const line of problemLines(plan.problems)) context.say(line);
  if (hasErrors(plan.problems)) return { exit: exitCodes.usage };
  context.signal.throwIfAborted();
  const outcome = await conduct(workshop, context, job, request, plan);
  return outcome ? { exit: exitOf(outcome, context), outcome } : { exit: exitCodes.usage };
}

async function conduct(
  workshop: Workshop,
  context: CommandContext,
  job: GraphRun,
  request: RunRequest,
  plan: Plan,
): Promise<RunOutcome | undefined> {
  const view = progressView(context, job.json, {
    title: (node) => job.graph.nodes[node as keyof Graph['nodes']]?.title ?? node,
    tasks: plan.tasks.length,
  });
  const started = workshop.engine.start({
    ...request,
    fingerprint: plan.fingerprint,
    ...(job.maxCost !== undefined && { maxCost: job.maxCost }),
    onEvents: (events) => {
      for (const event of events) view.show(event);
    },
  });
  if (!('run' in started)) {
    for (const line of problemLines(started.problems)) context.say(line);
    return undefined;
  }
  const cancel = () => started.run.cancel();
  context.signal.addEventListener('abort', cancel, { once: true });
  try {
    return await started.run.done;
  } finally {
    context.signal.removeEventListener('abort', cancel);
    view.end();
  }
}

/** The exit code of a run that has ended; what people should know of it is told. */
export function exitOf(outcome: Pick<RunOutcome, 'state' | 'message'>, context: CommandContext): number {
  switch (outcome.state) {
    case 'done':
      return exitCodes.done;
    case 'cancelled':
      context.say('Stopped. What was finished is kept: the next run goes on from there.');
      return exitCodes.cancelled;
    case 'over-budget':
      context.say(outcome.message ?? 'The cap is reached.');
      return exitCodes.overBudget;
    case 'failed':
      return exitCodes.failed;
  }
}

/** Copies a delivered file to where it is wanted: complete or not at all. */
export async function placeDelivery(workshop: Workshop, delivery: Delivery, path: string): Promise<void> {
  const stored = await workshop.store.assets.fileOf(delivery.asset.hash);
  await placeFile(path, (unfinished) => copyWritable(stored, unfinished));
}
