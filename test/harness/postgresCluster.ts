import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { postgresPrograms } from './postgresPrograms.ts';

/** A Postgres server of our own on 127.0.0.1, for as long as this process lives. */
export interface PostgresCluster {
  /** Address of a database of this name, whether or not it is there. `guarded` is a user with a password. */
  urlOf(database: string, user?: string): string;
  /** Makes an empty database, or a copy of another. */
  create(database: string, template?: string): Promise<void>;
  drop(database: string): Promise<void>;
  /** Runs one statement. */
  run(statement: string, database?: string): Promise<readonly Record<string, unknown>[]>;
  /** As by `kill -9`. */
  kill(): Promise<void>;
  /** After `kill`: on the same port, with what was committed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const guardedUser = 'guarded';
export const guardedPassword = 'p@ss/word of 1';

/** Postgres does not run as root. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const as = isRoot ? { uid: nobody, gid: nobody } : {};

/** What may be lost with the power is thrown away after the tests; the store asks for synchronous commits by itself. */
const settings = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' },
  ...{ max_connections: '300', shared_buffers: '64MB', listen_addresses: '127.0.0.1', autovacuum: 'off' },
  ...{ log_min_messages: 'error', log_destination: 'stderr' },
};

/** Ends Postgres when this process is gone, however it went: its standard input closes then. */
const keeper = '"$@" </dev/null & cat >/dev/null; kill -QUIT $! 2>/dev/null; wait';

export async function startPostgres(): Promise<PostgresCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-postgres-'));
  await chmod(folder, 0o755);
  const programs = await postgresPrograms(folder);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  if (isRoot) await chown(data, nobody, nobody);
  const made = spawnSync(
    programs.initdb,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...as, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  await writeFile(
    join(data, 'pg_hba.conf'),
    `host all ${guardedUser} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n`,
  );
  const port = await freePort();
  const urlOf = (database: string, user = 'postgres') =>
    `postgres://${encodeURIComponent(user)}@127.0.0.1:${port}/${database}`;
  const run = (statement: string, database = 'postgres') => ask(urlOf(database), statement);
  let server = await launch(programs.postgres, { data, folder, port });
  await run(`CREATE ROLE ${guardedUser} LOGIN PASSWORD '${guardedPassword}'`);
  return {
    urlOf,
    run,
    create: async (database, template = 'template0') =>
      void (await run(`CREATE DATABASE "${database}" TEMPLATE "${template}"`)),
    drop: async (database) => void (await run(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)),
    kill: () => server.end('SIGKILL'),
    restart: async () => {
      server = await launch(programs.postgres, { data, folder, port });
    },
    stop: async () => {
      await server.end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Launched {
  end(signal: NodeJS.Signals): Promise<void>;
}

async function launch(
  postgres: string,
  { data, folder, port }: { data: string; folder: string; port: number },
): Promise<Launched> {
  const options = Object.entries({ ...settings, port: String(port), unix_socket_directories: data });
  const args = ['-D', data, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawn('sh', ['-c', keeper, 'sh', postgres, ...args], {
    ...as,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit');
  for (let tried = 1; ; tried += 1) {
    const pid = await serverPid(port);
    if (pid !== undefined) return { end: (signal) => endServer(pid, signal, child.stdin, ended) };
    if (child.exitCode !== null || tried > 300) throw new Error(`Postgres does not start:\n${said}`);
    await setTimeout(50);
  }
}

async function endServer(
  pid: number,
  signal: NodeJS.Signals,
  keeperInput: NodeJS.WritableStream,
  ended: Promise<unknown>,
): Promise<void> {
  process.kill(pid, signal);
  keeperInput.end();
  await ended;
}

async function serverPid(port: number): Promise<number | undefined> {
  try {
    const [row] = await ask(
      `postgres://postgres@127.0.0.1:${port}/postgres`,
      "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid",
    );
    return row?.['pid'] as number;
  } catch {
    return undefined;
  }
}

async function ask(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
