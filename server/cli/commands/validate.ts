import { dirname, resolve } from 'node:path';
import { nodeDefinitions } from '../../../nodes/index.ts';
import type { Graph } from '../../../runtime/graph/graph.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { unfoldGraph } from '../../../runtime/graph/unfoldGraph.ts';
import { carryTemplates } from '../carryTemplates.ts';
import { type Command, exitCodes, flag, onlyArgument } from '../command.ts';
import { readGraphFile } from '../graphFile.ts';
import { hasErrors, problemLines } from '../problemWords.ts';

export const validateCommand: Command = {
  usage: 'GRAPH.json [--json]',
  help: [['--json', 'the problems as a JSON array on stdout']],
  options: { json: { type: 'boolean' } },
  run: async (context) => {
    const path = onlyArgument(context, 'a graph file');
    const file = await readGraphFile(path);
    const problems = 'problems' in file ? file.problems : await problemsOf(file.graph, dirname(resolve(path)));
    if (flag(context, 'json')) context.print(JSON.stringify(problems, null, 2));
    else for (const line of problemLines(problems)) context.say(line);
    if ('graph' in file && !flag(context, 'json') && problems.length === 0) {
      const { nodes, edges } = file.graph;
      context.print(`${path}: ${Object.keys(nodes).length} nodes, ${Object.keys(edges).length} wires, nothing wrong.`);
    }
    return hasErrors(problems) ? exitCodes.usage : exitCodes.done;
  },
};

/** With the templates that the file carries, or that lie beside it. */
async function problemsOf(file: Graph, folder: string): Promise<readonly Problem[]> {
  const { graph, problems } = await carryTemplates(file, { folder });
  const types = new Map(nodeDefinitions.map(({ info }) => [info.type, info]));
  return [...problems, ...unfoldGraph(graph, types, () => undefined).problems];
}
