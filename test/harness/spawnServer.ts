import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MortalServerMemory, MortalServerOptions } from '../server/entries/mortalServer.ts';

const entry = fileURLToPath(new URL('../server/entries/mortalServer.ts', import.meta.url));

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Resolves with the signal that ended it, or undefined. */
  readonly ended: Promise<NodeJS.Signals | undefined>;
  /** JSON in, JSON out; undefined when the process died meanwhile. */
  call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: ReturnType<typeof JSON.parse> } | undefined>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Lets it count its commits from here on. */
  count(): Promise<void>;
  /** What it holds after a collection of garbage. */
  memory(): Promise<MortalServerMemory>;
}

/** A server in a process of its own, which can be killed like any other; whoever starts it ends it. */
export async function spawnServer(options: MortalServerOptions, databaseUrl = ''): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--expose-gc', entry, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Compiling the server again for each start would take most of the time.
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      NODE_COMPILE_CACHE: join(tmpdir(), 'shotgraph-test-compiled'),
    },
  });
  const ended = new Promise<NodeJS.Signals | undefined>((resolve) => {
    child.once('exit', (_code, signal) => resolve(signal ?? undefined));
  });
  let said = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    // Its log is not kept beyond what is waited for, however long it lives.
    said = (said + chunk.toString()).slice(-mostSaid);
    for (const look of waiting) look();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const heard = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const [, found] = pattern.exec(said) ?? [];
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`The server ended too early:\n${said}`)));
    });
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal);
    await ended;
  };
  const url = await heard(/^ready (\S+)$/m).catch(async (error: unknown) => {
    await kill();
    throw error;
  });
  return {
    ...{ url, child, ended, kill },
    call: (method, path, body) => call(url, method, path, body),
    count: async () => {
      child.kill('SIGUSR2');
      await heard(/^(counting)$/m);
    },
    memory: async () => {
      const told = once(child, 'message');
      child.send('memory');
      const [memory] = (await told) as [MortalServerMemory];
      return memory;
    },
  };
}

const mostSaid = 64 * 1024;

async function call(url: string, method: string, path: string, body: unknown): ReturnType<ServerProcess['call']> {
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  } catch {
    return undefined;
  }
}
