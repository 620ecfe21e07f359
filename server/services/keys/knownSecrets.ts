import { models } from '../../../runtime/catalog/models.ts';
import { keyFile } from './keyFile.ts';
import { type Environment, readKeys } from './keyRing.ts';

/** Variables that hold other secrets than the providers' keys. */
const otherVariables = ['SHOTGRAPH_TOKEN', 'AWS_SECRET_ACCESS_KEY'];

/**
 * The secrets of this machine, of its environment and of the file in which the server keeps keys: what must never
 * stand in a graph, a file or a log. A file that can not be read tells no secret.
 */
export async function knownSecrets(env: Environment): Promise<string[]> {
  const variables = new Set([...models.values()].flatMap((model) => model.key ?? []));
  const kept = await readKeys(keyFile(env)).catch(() => ({}));
  return [...[...variables, ...otherVariables].flatMap((name) => env[name] || []), ...Object.values(kept)];
}
