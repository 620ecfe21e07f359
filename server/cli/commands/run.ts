import { join, resolve } from 'node:path';
import type { RunOutcome } from '../../../runtime/run/startRun.ts';
import { openWorkshop, type Workshop } from '../../composition/workshop.ts';
import { cacheFolder } from '../cacheFolder.ts';
import {
  type Command,
  type CommandContext,
  exitCodes,
  flag,
  onlyArgument,
  textOption,
  UsageError,
} from '../command.ts';
import { PublishedTemplates } from '../../services/graphs/publishedTemplates.ts';
import { bringInto, openGraph } from '../openGraph.ts';
import { distinctNames } from '../distinctNames.ts';
import { FilesRead } from '../filesRead.ts';
import { maxCostOption, tierOption } from '../options.ts';
import { checkFolder } from '../placeFile.ts';
import { bringTo, runOnServer } from '../remote/runOnServer.ts';
import { ServerClient } from '../remote/serverClient.ts';
import { placeDelivery, runGraph } from '../runGraph.ts';

export const runCommand: Command = {
  usage:
    'GRAPH.json [--out DIR] [--input name=value …] [--tier animatic|final] [--max-cost USD] [--cache DIR] [--server URL] [--json]',
  help: [
    ['--out', 'folder for the files that the graph hands out (the current one)'],
    ['--input', 'a value for an input of the graph, as name=value; may stand several times'],
    ['--tier', 'animatic (free, on this machine; the default) or final (the models that the nodes name)'],
    ['--max-cost', 'most US dollars that the run may spend'],
    ['--cache', 'folder with earlier results (.shotgraph)'],
    ['--server', 'run it on this server instead; SHOTGRAPH_TOKEN is sent where it is set'],
    ['--json', 'the events of the run as JSON lines on stdout'],
  ],
  options: {
    out: { type: 'string' },
    input: { type: 'string', multiple: true },
    tier: { type: 'string' },
    'max-cost': { type: 'string' },
    cache: { type: 'string' },
    server: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (context) => {
    const path = onlyArgument(context, 'a graph file');
    const tier = tierOption(context);
    const maxCost = maxCostOption(context);
    const json = flag(context, 'json');
    const out = textOption(context, 'out');
    if (out !== undefined) await checkFolder(out);
    const { env, signal } = context;
    const server = textOption(context, 'server');
    const files = new FilesRead(path);
    if (server !== undefined) {
      if (context.values['cache'] !== undefined) throw new UsageError('--cache and --server do not go together.');
      const client = new ServerClient(server, env['SHOTGRAPH_TOKEN'] || undefined);
      const graph = await openGraph(path, files.through(bringTo(client, signal)), context);
      if (!graph) return exitCodes.usage;
      const job = { graph, tier, json, files, out: out ?? '.', ...(maxCost !== undefined && { maxCost }) };
      return runOnServer(client, context, job);
    }
    const workshop = await openWorkshop({ cacheFolder: cacheFolder(context), env, signal });
    try {
      const bring = files.through(bringInto(workshop, signal));
      const graph = await openGraph(path, bring, context, new PublishedTemplates(workshop.store));
      if (!graph) return exitCodes.usage;
      const { exit, outcome } = await runGraph(workshop, context, {
        ...{ graph, tier, json },
        ...(maxCost !== undefined && { maxCost }),
      });
      if (outcome) await handOut(outcome, workshop, context, { json, files });
      return exit;
    } finally {
      await workshop.close();
    }
  },
};

/** Files of a run that failed half-way are handed out too: what is there is worth having. */
async function handOut(
  outcome: RunOutcome,
  workshop: Workshop,
  context: CommandContext,
  { json, files }: { json: boolean; files: FilesRead },
): Promise<void> {
  const folder = resolve(textOption(context, 'out') ?? '.');
  for (const delivery of distinctNames(outcome.deliveries, await files.namesIn(folder))) {
    const path = join(folder, delivery.fileName);
    await placeDelivery(workshop, delivery, path);
    if (!json) context.print(path);
  }
  if (json || outcome.deliveries.length > 0) return;
  for (const [name, value] of Object.entries(outcome.outputs)) {
    context.print(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
}
