import { resolve } from 'node:path';
import { type CommandContext, textOption } from './command.ts';

/** `--cache DIR`, else `SHOTGRAPH_CACHE`, else `.shotgraph/` here. */
export function cacheFolder(context: CommandContext): string {
  return resolve(textOption(context, 'cache') ?? (context.env['SHOTGRAPH_CACHE'] || '.shotgraph'));
}
