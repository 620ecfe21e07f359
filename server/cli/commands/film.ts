import { extname, join } from 'node:path';
import { serializeGraph } from '../../../runtime/graph/serializeGraph.ts';
import { stripSecrets } from '../../../runtime/graph/stripSecrets.ts';
import { openWorkshop } from '../../composition/workshop.ts';
import { checkCastVoices } from '../../film/checkCastVoices.ts';
import { importFilm } from '../../film/importFilm.ts';
import { locateFfmpeg } from '../../ffmpeg/locateFfmpeg.ts';
import { knownSecrets } from '../../services/keys/knownSecrets.ts';
import { cacheFolder } from '../cacheFolder.ts';
import { type Command, exitCodes, flag, onlyArgument, textOption, UsageError } from '../command.ts';
import { importHelp, importOptions, importOptionsConfig, importUsage, inputsOf, tellImport } from '../importOptions.ts';
import { maxCostOption, tierOption } from '../options.ts';
import { checkPlace } from '../placeFile.ts';
import { refuseReplacing } from '../refuseReplacing.ts';
import { placeDelivery, runGraph } from '../runGraph.ts';
import { writeTextFile } from '../textFile.ts';

export const filmCommand: Command = {
  usage: `INPUT --out FILE.mp4 [--tier animatic|final] ${importUsage} [--json] [--max-cost USD] [--cache DIR] [--save-graph FILE]`,
  help: [
    ['INPUT', 'a Snowflake package (folder or zip), a .fountain or .fdx file'],
    ['--out', 'the film to write (film.mp4); subtitles come beside it with the same name'],
    ['--tier', 'animatic (free, on this machine; the default) or final (paid models)'],
    ...importHelp,
    ['--json', 'the events of the run as JSON lines on stdout'],
    ['--max-cost', 'most US dollars that the run may spend'],
    ['--cache', 'folder with earlier results (.shotgraph)'],
    ['--save-graph', 'also write the graph to this file'],
  ],
  options: {
    out: { type: 'string' },
    tier: { type: 'string' },
    ...importOptionsConfig,
    json: { type: 'boolean' },
    'max-cost': { type: 'string' },
    cache: { type: 'string' },
    'save-graph': { type: 'string' },
  },
  run: async (context) => {
    const input = onlyArgument(context, 'a screenplay');
    const out = textOption(context, 'out') ?? 'film.mp4';
    if (extname(out).toLowerCase() !== '.mp4')
      throw new UsageError(`--out "${out}": the film is an MP4, so name it .mp4.`);
    const tier = tierOption(context);
    const maxCost = maxCostOption(context);
    const json = flag(context, 'json');
    const saved = textOption(context, 'save-graph');
    // One sentence now, instead of one for each shot; only looks, starts nothing.
    await locateFfmpeg();
    for (const path of [out, fileBeside(out, 'film.srt'), ...(saved === undefined ? [] : [saved])]) {
      await checkPlace(path);
      await refuseReplacing(path, inputsOf(input, context));
    }
    const choices = await importOptions(context);
    // Said now, instead of once for each line that they speak.
    if (tier === 'animatic' && choices.cast) checkCastVoices(choices.cast);
    const film = await importFilm(input, choices);
    tellImport(film, context);
    const graph = stripSecrets(film.graph, await knownSecrets(context.env));
    if (saved !== undefined) await writeTextFile(saved, serializeGraph(graph));
    const { env, signal } = context;
    const workshop = await openWorkshop({ cacheFolder: cacheFolder(context), env, signal });
    try {
      const { exit, outcome } = await runGraph(workshop, context, {
        ...{ graph, tier, json },
        ...(maxCost !== undefined && { maxCost }),
      });
      if (exit !== exitCodes.done || !outcome) return exit;
      for (const delivery of outcome.deliveries) {
        const path = fileBeside(out, delivery.fileName);
        await placeDelivery(workshop, delivery, path);
        if (!json) context.print(path);
      }
      return exit;
    } finally {
      await workshop.close();
    }
  },
};

/** The graph calls its files `film.mp4` and `film.srt`; here they take the name that was asked for. */
function fileBeside(out: string, fileName: string): string {
  return join(out.slice(0, -extname(out).length) + extname(fileName));
}
