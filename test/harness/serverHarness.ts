import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openServer, type RunningServer, type ServerOptions } from '../../server/composition/server.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { databaseEnv } from './testDatabase.ts';

export interface TestServer extends RunningServer {
  readonly cacheFolder: string;
  /** What the server logged, one JSON object each. */
  readonly lines: string[];
  /** Sends `body` as JSON when there is one; gives status, headers and the parsed answer. */
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Of every shape: tests look into it. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** A whole server on a free port of 127.0.0.1 with a cache folder of its own; closes with the test. */
export async function openTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const cacheFolder = options.cacheFolder ?? (await temporaryFolder());
  const lines: string[] = [];
  const writeLog = (line: string) => void lines.push(line);
  const keyFile = join(await temporaryFolder(), 'keys.json');
  const env = { ...(await databaseEnv(cacheFolder)), ...options.env };
  const server = await openServer({ port: 0, writeLog, keyFile, ...options, env, cacheFolder });
  onTestFinished(() => server.close());
  return { ...server, cacheFolder, lines, call: (...request) => call(server.url, ...request) };
}

async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestAnswer> {
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
}
