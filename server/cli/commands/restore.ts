import { resolve } from 'node:path';
import { refusePostgres } from '../../backup/refusePostgres.ts';
import { restoreStore } from '../../backup/restoreStore.ts';
import { byteWords } from '../../ingest/byteWords.ts';
import { openRemote } from '../../store/openRemote.ts';
import { cacheFolder } from '../cacheFolder.ts';
import { type Command, exitCodes, flag, onlyArgument } from '../command.ts';

export const restoreCommand: Command = {
  usage: 'FOLDER|FILE.zip [--cache DIR] [--replace] [--json]',
  help: [
    ['FOLDER|FILE.zip', 'what "shotgraph backup" made'],
    ['--cache', 'the folder to fill (.shotgraph)'],
    ['--replace', 'put aside the database that is there; it stays in before-restore-…'],
    ['--json', 'what came back as JSON'],
  ],
  options: { cache: { type: 'string' }, replace: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async (context) => {
    const source = resolve(onlyArgument(context, 'the backup'));
    refusePostgres('restore', cacheFolder(context), context.env);
    const remote = await openRemote(context.env);
    try {
      const restored = await restoreStore({
        ...{ source, cacheFolder: cacheFolder(context), replace: flag(context, 'replace') },
        ...(remote && { remote }),
      });
      const { assets, bytes, lost, before } = restored;
      const aside = before === undefined ? '' : ` What was there before is in ${before}.`;
      const words = `The database and ${assets} files are back, ${byteWords(bytes)}.${aside}`;
      context.print(flag(context, 'json') ? JSON.stringify(restored) : words);
      if (lost.length === 0) return exitCodes.done;
      context.say(`${lost.length} files were lost or damaged in the backup; what needs them will be made anew.`);
      return exitCodes.failed;
    } finally {
      remote?.close();
    }
  },
};
