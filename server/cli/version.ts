import { readFileSync } from 'node:fs';
import { z } from 'zod';

const zPackage = z.looseObject({ version: z.string() });

/** Version of Shotgraph, from its package.json. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return zPackage.parse(JSON.parse(text)).version;
}
