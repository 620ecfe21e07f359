import type { PlannedTask } from '../../../runtime/run/plan.ts';
import { costWords } from '../../../runtime/run/costRange.ts';
import type { Plan } from '../../../runtime/run/engine.ts';
import { openWorkshop } from '../../composition/workshop.ts';
import { cacheFolder } from '../cacheFolder.ts';
import { type Command, type CommandContext, exitCodes, flag, onlyArgument } from '../command.ts';
import { PublishedTemplates } from '../../services/graphs/publishedTemplates.ts';
import { bringInto, openGraph } from '../openGraph.ts';
import { tierOption } from '../options.ts';
import { hasErrors, problemLines } from '../problemWords.ts';
import { durationWords } from '../progress.ts';

export const planCommand: Command = {
  usage: 'GRAPH.json [--tier animatic|final] [--input name=value …] [--cache DIR] [--json]',
  help: [
    ['--tier', 'animatic (free, on this machine; the default) or final (the models that the nodes name)'],
    ['--input', 'a value for an input of the graph, as name=value; may stand several times'],
    ['--cache', 'folder with earlier results (.shotgraph)'],
    ['--json', 'the whole plan as JSON on stdout'],
  ],
  options: {
    tier: { type: 'string' },
    input: { type: 'string', multiple: true },
    cache: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (context) => {
    const path = onlyArgument(context, 'a graph file');
    const tier = tierOption(context);
    const { env, signal } = context;
    const workshop = await openWorkshop({ cacheFolder: cacheFolder(context), env, signal });
    try {
      const graph = await openGraph(path, bringInto(workshop, signal), context, new PublishedTemplates(workshop.store));
      if (!graph) return exitCodes.usage;
      const plan = await workshop.engine.plan({ graph, tier });
      if (flag(context, 'json')) context.print(JSON.stringify(plan, null, 2));
      else tell(plan, context);
      return hasErrors(plan.problems) ? exitCodes.usage : exitCodes.done;
    } finally {
      await workshop.close();
    }
  },
};

/** What a run would need beside the graph. */
const lacks: ReadonlySet<string> = new Set(['adapter-missing', 'key-missing']);

function tell(plan: Plan, context: CommandContext): void {
  for (const line of problemLines(plan.problems)) context.say(line);
  // Without a key a price is worth knowing all the more; a graph with faults has none.
  if (plan.problems.some(({ code, severity }) => severity === 'error' && !lacks.has(code))) return;
  for (const task of plan.tasks) context.print(taskWords(task));
  const { cached, run, unknown, skip } = plan.counts;
  const counts = [
    `${run} to run`,
    `${cached} cached`,
    ...(unknown > 0 ? [`${unknown} not known before others are made`] : []),
    ...(skip > 0 ? [`${skip} skipped`] : []),
  ];
  const { low, high } = plan.seconds;
  const time = high < 1 ? 'no time' : `${durationWords(low)} to ${durationWords(high)}`;
  context.print(`${counts.join(', ')}; ${costWords(plan.cost)}; ${time}`);
}

function taskWords({ id, state, reason, model, cost }: PlannedTask): string {
  const price = model && state !== 'cached' ? `  ${model}  ${costWords(cost)}` : '';
  return `${state.padEnd(8)}${id}${price}${reason && state !== 'cached' ? `  (${reason})` : ''}`;
}
