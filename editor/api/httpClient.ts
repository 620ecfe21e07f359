import type { z } from 'zod';
import { zErrorAnswer } from '../../runtime/protocol/errors.ts';
import { RequestError } from './requestError.ts';

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface RequestOptions {
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Asks the server that this page came from, and checks each answer against the schema that the server sends it by. */
export class HttpClient {
  readonly #fetch: typeof fetch;
  readonly #onLoggedOut = new Set<() => void>();

  constructor(fetchLike: typeof fetch = (...request) => fetch(...request)) {
    this.#fetch = fetchLike;
  }

  get<Answer>(path: string, schema: z.ZodType<Answer>, options: RequestOptions = {}): Promise<Answer> {
    return this.#ask('GET', path, schema, options);
  }

  post<Answer>(path: string, schema: z.ZodType<Answer>, options: RequestOptions = {}): Promise<Answer> {
    return this.#ask('POST', path, schema, options);
  }

  put<Answer>(path: string, schema: z.ZodType<Answer>, options: RequestOptions = {}): Promise<Answer> {
    return this.#ask('PUT', path, schema, options);
  }

  patch<Answer>(path: string, schema: z.ZodType<Answer>, options: RequestOptions = {}): Promise<Answer> {
    return this.#ask('PATCH', path, schema, options);
  }

  delete<Answer>(path: string, schema: z.ZodType<Answer>, options: RequestOptions = {}): Promise<Answer> {
    return this.#ask('DELETE', path, schema, options);
  }

  /** Told each time that the server wants to know first who asks. */
  onLoggedOut(listener: () => void): void {
    this.#onLoggedOut.add(listener);
  }

  /** Goes where a link leads, for what that does, and has no use for the page. */
  async visit(path: string): Promise<void> {
    await this.#text(path, { headers: { accept: '*/*' } });
  }

  /** Sends bytes as they are. */
  async send<Answer>(
    path: string,
    body: Blob,
    schema: z.ZodType<Answer>,
    options: RequestOptions = {},
  ): Promise<Answer> {
    const headers = { 'content-type': body.type || 'application/octet-stream' };
    return schema.parse(
      await this.#answer(withQuery(path, options.query), { method: 'POST', body, headers, ...signalOf(options) }),
    );
  }

  /** Sends bytes and tells how far it has come: a fetch can not say that. */
  upload<Answer>(
    path: string,
    body: Blob,
    schema: z.ZodType<Answer>,
    { query, onPart, signal }: RequestOptions & { readonly onPart: (part: number) => void },
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', withQuery(path, query));
      request.setRequestHeader('content-type', body.type || 'application/octet-stream');
      request.upload.addEventListener('progress', ({ loaded, total }) => onPart(total === 0 ? 0 : loaded / total));
      request.addEventListener('load', () => {
        if (request.status < 300) resolve(schema.parse(JSON.parse(request.responseText)));
        else reject(errorOf(request.status, request.responseText));
      });
      request.addEventListener('error', () => reject(unreachable()));
      request.addEventListener('abort', () => reject(new RequestError(0, { code: 'aborted', message: 'Stopped.' })));
      signal?.addEventListener('abort', () => request.abort());
      request.send(body);
    });
  }

  async #ask<Answer>(
    method: string,
    path: string,
    schema: z.ZodType<Answer>,
    options: RequestOptions,
  ): Promise<Answer> {
    const { body, query } = options;
    const content =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return schema.parse(await this.#answer(withQuery(path, query), { method, ...content, ...signalOf(options) }));
  }

  async #answer(path: string, init: RequestInit): Promise<unknown> {
    const text = await this.#text(path, init);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  async #text(path: string, init: RequestInit): Promise<string> {
    const response = await this.#fetch(path, init).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw unreachable();
    });
    const text = await response.text();
    if (response.ok) return text;
    if (response.status === 401) for (const listener of this.#onLoggedOut) listener();
    throw errorOf(response.status, text);
  }
}

function unreachable(): RequestError {
  return new RequestError(0, { code: 'unreachable', message: 'The server does not answer. Is it still running?' });
}

function errorOf(status: number, text: string): RequestError {
  try {
    const { code, message, problems, revision } = zErrorAnswer.parse(JSON.parse(text)).error;
    return new RequestError(status, {
      code,
      message,
      ...(problems && { problems }),
      ...(revision !== undefined && { revision }),
    });
  } catch {
    return new RequestError(status, { code: 'unclear', message: `The server answered with status ${status}.` });
  }
}

function signalOf({ signal }: RequestOptions): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}
