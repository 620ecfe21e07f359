import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { serializeGraph } from '../../../runtime/graph/serializeGraph.ts';
import { stripSecrets } from '../../../runtime/graph/stripSecrets.ts';
import { graphInFilm } from '../../film/graphInFilm.ts';
import { importFilm } from '../../film/importFilm.ts';
import { knownSecrets } from '../../services/keys/knownSecrets.ts';
import { type Command, type CommandContext, exitCodes, onlyArgument, textOption, UsageError } from '../command.ts';
import { importHelp, importOptions, importOptionsConfig, importUsage, inputsOf, tellImport } from '../importOptions.ts';
import { checkPlace } from '../placeFile.ts';
import { refuseReplacing } from '../refuseReplacing.ts';
import { writeTextFile } from '../textFile.ts';

export const importCommand: Command = {
  usage: `INPUT --out GRAPH.json ${importUsage}`,
  help: [
    ['INPUT', 'a Snowflake package (folder or zip), a .fountain or .fdx file, or a film that Shotgraph made'],
    ['--out', 'the graph file to write'],
    ...importHelp,
  ],
  options: { out: { type: 'string' }, ...importOptionsConfig },
  run: async (context) => {
    const input = onlyArgument(context, 'a screenplay');
    const out = textOption(context, 'out');
    if (out === undefined) throw new UsageError('Say where the graph goes: --out film.graph.json.');
    await checkPlace(out);
    await refuseReplacing(out, inputsOf(input, context));
    await writeTextFile(out, await graphText(input, context));
    context.print(out);
    return exitCodes.done;
  },
};

async function graphText(input: string, context: CommandContext): Promise<string> {
  if (await isFilm(input)) return graphInFilm(input, context.signal);
  const film = await importFilm(input, await importOptions(context));
  tellImport(film, context);
  return serializeGraph(stripSecrets(film.graph, await knownSecrets(context.env)));
}

/** MP4 files say so in their fifth to eighth byte. */
async function isFilm(path: string): Promise<boolean> {
  if (!['.mp4', '.m4v', '.mov'].includes(extname(path).toLowerCase())) return false;
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.toString('latin1', 4, 8) === 'ftyp';
  } finally {
    await file.close();
  }
}
