import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseName } from '../../backup/backupManifest.ts';
import { cacheFolder } from '../cacheFolder.ts';
import { type Command, exitCodes, flag, onlyArgument, textOption, UsageError } from '../command.ts';
import { openStore } from '../../store/openStore.ts';
import { byteWords } from '../../ingest/byteWords.ts';

const day = 86_400;

export const cacheCommand: Command = {
  usage: 'status|prune [--cache DIR] [--older-than DAYS] [--most-bytes BYTES] [--paid] [--json]',
  help: [
    ['status', 'how much it holds'],
    ['prune', 'frees what the newest result of each node does not need'],
    ['--cache', 'the folder (.shotgraph)'],
    ['--older-than', 'prune only what is older than so many days'],
    ['--most-bytes', 'stop pruning as soon as the files together are no larger'],
    ['--paid', 'prune earlier takes that were paid for, too'],
    ['--json', 'the figures as JSON'],
  ],
  options: {
    cache: { type: 'string' },
    'older-than': { type: 'string' },
    'most-bytes': { type: 'string' },
    paid: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (context) => {
    const what = onlyArgument(context, 'status or prune');
    if (what !== 'status' && what !== 'prune') {
      throw new UsageError(`"cache ${what}" is not a command: write cache status or cache prune.`);
    }
    const days = numberOption(textOption(context, 'older-than'), '--older-than');
    const mostBytes = numberOption(textOption(context, 'most-bytes'), '--most-bytes');
    const folder = cacheFolder(context);
    // Opening makes what is not there: a folder that is named wrongly would hold an empty cache from then on.
    if (!context.env['DATABASE_URL']) await findCache(folder);
    const store = await openStore(folder, context.env);
    try {
      if (what === 'status') {
        const status = await store.status();
        const { assets, results, runs } = status;
        const words = `${status.folder}: ${byteWords(assets.bytes)} in ${assets.count} files, ${results} results, ${runs} runs`;
        context.print(flag(context, 'json') ? JSON.stringify(status) : words);
        return exitCodes.done;
      }
      const pruned = await store.prune({
        ...(days !== undefined && { olderThan: days * day }),
        ...(mostBytes !== undefined && { mostBytes }),
        paid: flag(context, 'paid'),
      });
      const { assets, bytes, results, kept } = pruned;
      const words = `Freed ${byteWords(bytes)}: ${assets} files and ${results} results; ${byteWords(kept)} stay.`;
      context.print(flag(context, 'json') ? JSON.stringify(pruned) : words);
      return exitCodes.done;
    } finally {
      await store.close();
    }
  },
};

async function findCache(folder: string): Promise<void> {
  await stat(join(folder, databaseName)).catch(() => {
    throw new UsageError(`There is no cache in ${folder}: make a film first, or name the folder by --cache.`);
  });
}

function numberOption(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || number < 0) {
    throw new UsageError(`${name} "${text}" is not a number.`);
  }
  return number;
}
