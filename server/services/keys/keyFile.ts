import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from './keyRing.ts';

/** `SHOTGRAPH_KEYS`, else in the person's folder for settings: beside no cache, graph or backup. */
export function keyFile(env: Environment): string {
  const named = env['SHOTGRAPH_KEYS'];
  if (named) return resolve(named);
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'shotgraph', 'keys.json');
}
