import { resolve } from 'node:path';
import { backupStore } from '../../backup/backupStore.ts';
import { refusePostgres } from '../../backup/refusePostgres.ts';
import { byteWords } from '../../ingest/byteWords.ts';
import { openRemote } from '../../store/openRemote.ts';
import { cacheFolder } from '../cacheFolder.ts';
import { type Command, exitCodes, flag, onlyArgument } from '../command.ts';

export const backupCommand: Command = {
  usage: 'FOLDER|FILE.zip [--cache DIR] [--json]',
  help: [
    ['FOLDER', 'gets a copy; one that holds an earlier backup gets only what is new'],
    ['FILE.zip', 'the same in one file'],
    ['--cache', 'the folder to copy (.shotgraph); a server may work with it meanwhile'],
    ['--json', 'what was copied as JSON'],
  ],
  options: { cache: { type: 'string' }, json: { type: 'boolean' } },
  run: async (context) => {
    const target = resolve(onlyArgument(context, 'a folder or a .zip file for the backup'));
    refusePostgres('backup', cacheFolder(context), context.env);
    const remote = await openRemote(context.env);
    try {
      const made = await backupStore({ target, cacheFolder: cacheFolder(context), ...(remote && { remote }) });
      const words = `${target}: the database and ${made.assets} files, ${byteWords(made.bytes)}.`;
      context.print(flag(context, 'json') ? JSON.stringify(made) : words);
      if (made.missing.length === 0) return exitCodes.done;
      context.say(`${made.missing.length} files were gone already; what needs them will be made anew.`);
      return exitCodes.failed;
    } finally {
      remote?.close();
    }
  },
};
