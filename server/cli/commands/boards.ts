import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { makeBoards } from '../../boards/makeBoards.ts';
import { panelsOf } from '../../boards/panel.ts';
import { planBoards } from '../../boards/planBoards.ts';
import { type Command, exitCodes, onlyArgument, textOption, UsageError } from '../command.ts';
import { importHelp, importOptions, importOptionsConfig, inputsOf, tellImport } from '../importOptions.ts';
import { countOption } from '../options.ts';
import { checkPlace, placeFile } from '../placeFile.ts';
import { refuseReplacing } from '../refuseReplacing.ts';

/** What pictures that stand still do not show. */
const unseen: ReadonlySet<string> = new Set(['--fps', '--music', '--no-ambience']);

export const boardsCommand: Command = {
  usage:
    'INPUT --out boards.png|boards.pdf [--every N] [--columns N] [--size 1280x720] [--scenes 1-3] [--cast FILE] [--style HAND]',
  help: [
    ['INPUT', 'a Snowflake package (folder or zip), a .fountain or .fdx file'],
    ['--out', 'the sheets to write (boards.pdf): one PDF, or a PNG for each page'],
    ['--every', 'only every nth shot'],
    ['--columns', 'pictures side by side, 1 to 8 (4)'],
    ...importHelp.filter(([option]) => !unseen.has(option)),
  ],
  options: {
    out: { type: 'string' },
    every: { type: 'string' },
    columns: { type: 'string' },
    ...Object.fromEntries(Object.entries(importOptionsConfig).filter(([name]) => !unseen.has(`--${name}`))),
  },
  run: async (context) => {
    const input = onlyArgument(context, 'a screenplay');
    const out = textOption(context, 'out') ?? 'boards.pdf';
    if (!['.png', '.pdf'].includes(extname(out).toLowerCase()))
      throw new UsageError(`--out "${out}": boards are a PDF or PNGs, so name the file .pdf or .png.`);
    const every = countOption(context, 'every', 9999) ?? 1;
    const columns = countOption(context, 'columns', 8) ?? 4;
    await checkPlace(out);
    await refuseReplacing(out, inputsOf(input, context));
    const plan = await planBoards(input, await importOptions(context));
    tellImport(plan.film, context);
    const panels = panelsOf({ ...plan, every });
    const { title, aspect } = plan;
    for (const { path, bytes } of makeBoards(out, { title, aspect, panels, columns, signal: context.signal })) {
      await placeFile(path, (unfinished) => writeFile(unfinished, bytes));
      context.print(path);
    }
    return exitCodes.done;
  },
};
