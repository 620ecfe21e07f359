import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { Fault } from '../../../runtime/graph/fault.ts';
import { zUploaded } from '../../../runtime/protocol/assets.ts';
import { zErrorAnswer } from '../../../runtime/protocol/errors.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { UsageError } from '../command.ts';

/** What a server refused, with the places that are wrong. */
export class ServerRefusal extends Fault {
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(status: number, { error }: z.infer<typeof zErrorAnswer>) {
    super(error.code, status < 500 ? 'invalid-input' : 'transient', error.message);
    this.name = 'ServerRefusal';
    this.status = status;
    this.problems = error.problems ?? [];
  }
}

type Send = { method: string; body?: NonNullable<RequestInit['body']>; type?: string; signal?: AbortSignal };

/** Asks a Shotgraph server over HTTP. */
export class ServerClient {
  readonly #url: string;
  readonly #token: string | undefined;

  /** @throws UsageError when `url` is not one of http or https */
  constructor(url: string, token: string | undefined) {
    const parsed = URL.parse(url);
    if (!parsed || !/^https?:$/.test(parsed.protocol)) {
      throw new UsageError(`--server "${url}" is not an address: write it like http://127.0.0.1:4400.`);
    }
    this.#url = url.replace(/\/+$/, '');
    this.#token = token;
  }

  /** @throws ServerRefusal, or Fault server-unreachable */
  async get<S extends z.ZodType>(path: string, schema: S, signal?: AbortSignal): Promise<z.output<S>> {
    const response = await this.#send(path, { method: 'GET', ...(signal && { signal }) });
    return schema.parse(await this.#json(response));
  }

  /** @throws ServerRefusal, or Fault server-unreachable */
  async post<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), type: 'application/json' };
    return schema.parse(await this.#json(await this.#send(path, { method: 'POST', ...sent })));
  }

  /** Sends a file, in pieces, and gives the hash by which the server keeps it. */
  async upload(path: string, signal: AbortSignal): Promise<string> {
    const { size } = await stat(path);
    if (size === 0) throw new Fault('source-empty', 'invalid-input', `${path} is empty.`);
    const body = Readable.toWeb(createReadStream(path)) as unknown as NonNullable<RequestInit['body']>;
    const query = new URLSearchParams({ name: basename(path) });
    const response = await this.#send(`/api/assets?${query.toString()}`, {
      ...{ method: 'POST', body, type: 'application/octet-stream', signal },
    });
    return zUploaded.parse(await this.#json(response)).hash;
  }

  /** Writes the bytes of an asset to a new file. */
  async download(hash: string, path: string): Promise<void> {
    const response = await this.#send(`/api/assets/${hash}`, { method: 'GET' });
    const body = response.body ?? new Blob([]).stream();
    await pipeline(Readable.fromWeb(body), createWriteStream(path, { flags: 'wx' }));
  }

  /** What an answer says; it may break off as well as stay away. */
  async #json(response: Response): Promise<unknown> {
    const text = await response.text().catch((error: unknown) => Promise.reject(this.#unreachable(error)));
    return JSON.parse(text);
  }

  #unreachable(cause: unknown): Fault {
    const message = `No server answers at ${this.#url}: start one by "npm start".`;
    return new Fault('server-unreachable', 'network', message, { cause });
  }

  async #send(path: string, { method, body, type, signal }: Send): Promise<Response> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      // The token goes to this server, and to nowhere that it points to.
      redirect: 'error',
      headers: {
        ...(type !== undefined && { 'content-type': type }),
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
      },
      ...(body !== undefined && { body, duplex: 'half' as const }),
      ...(signal && { signal }),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw new Fault('cancelled', 'cancelled', 'Stopped.', { cause: error });
      throw this.#unreachable(error);
    });
    if (response.ok) return response;
    const answer = zErrorAnswer.safeParse(await response.json().catch(() => undefined));
    if (answer.success) throw new ServerRefusal(response.status, answer.data);
    throw new Fault('not-a-server', 'permanent', `What answers at ${this.#url} is not a Shotgraph server.`);
  }
}
