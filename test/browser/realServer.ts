import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../server/bin/shotgraph.js', import.meta.url));
const own = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

/** `npm start` in a process and a folder of its own, which can be ended and started again on the same port. */
export class RealServer {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #port = '0';
  url = '';

  private constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.#env = env;
  }

  static async start(env: NodeJS.ProcessEnv = {}): Promise<RealServer> {
    const server = new RealServer(await mkdtemp(join(tmpdir(), 'shotgraph-browser-')), env);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const child = spawn(own, [bin, 'serve', '--port', this.#port, '--cache', join(this.#folder, 'cache')], {
      cwd: this.#folder,
      env: { ...process.env, SHOTGRAPH_KEYS: join(this.#folder, 'keys.json'), ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let said = '';
    const ready = new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        const url = /ready: (http:\/\/\S+)/.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', () => reject(new Error(`The server did not start:\n${said}`)));
    });
    this.url = await ready;
    this.#port = new URL(this.url).port;
  }

  /** As a crash does it, unless told otherwise. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.end();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** JSON in, JSON out, as a script would ask. @throws Error of every answer that is no success */
  async call(method: string, path: string, body?: unknown): Promise<ReturnType<typeof JSON.parse>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as unknown;
  }
}
