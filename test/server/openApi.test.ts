import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { routes } from '../../server/http/routes.ts';
import type { ApiDocument } from '../../server/http/openapi/openApi.ts';
import type { Route, RouteExample } from '../../server/http/route.ts';
import { makeClip, pathOf } from '../harness/nodeHarness.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';

/** What makes things comes first, what ends them last: each route finds what it needs. */
const order = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'] as const;
const ranked = routes.toSorted((first, second) => rank(first) - rank(second));

function rank({ method, path }: Route): number {
  return order.indexOf(method) * 1000 + path.split('/').length * 10 + (path.includes(':') ? 5 : 0);
}

type Facts = Record<string, unknown>;

interface Answer {
  status: number;
  type: string;
  body: unknown;
}

/** What the routes asked so far have made, by the path that made it. */
class Made {
  readonly #facts = new Map<string, Facts>();

  learn({ method, path }: Route, body: unknown): void {
    if (!isFacts(body) || method === 'GET') return;
    if (method === 'POST') this.#facts.set(path, body);
    // A save moves the revision of what it saves.
    const saved = this.#facts.get(path.replace(/\/:.*$/, ''));
    if (saved && path.includes('/:') && 'revision' in body && !('graph' in body)) {
      saved['revision'] = Math.max(Number(saved['revision']), Number(body['revision']));
    }
  }

  /** A fact of what a path made, looked for one level down too (`{ graph: { id } }`). */
  find(path: string, name: string): unknown {
    const facts = this.#facts.get(path) ?? {};
    return facts[name] ?? Object.values(facts).find((value): value is Facts => isFacts(value) && name in value)?.[name];
  }

  /** Puts what was made into an example, where it says `${/api/assets#hash}`. */
  fill(example: RouteExample): RouteExample {
    const text = JSON.stringify(example).replace(/"\$\{([^#}]+)#(\w+)\}"/g, (place, path: string, name: string) =>
      JSON.stringify(this.find(path, name) ?? place),
    );
    return JSON.parse(text) as RouteExample;
  }
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value for each `:param`: the example's own, else that of what the path before it made. */
function addressOf({ path }: Route, example: RouteExample, made: Made): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = example.params?.[name] ?? made.find(path.slice(0, path.indexOf(`/:${name}`)), name);
    if (value === undefined) throw new Error(`Give the route ${path} an example with a value for ":${name}".`);
    return encodeURIComponent(String(value));
  });
}

/** For routes that take any file: a clip with sound, of which everything can be asked. */
async function smallClip(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(await pathOf(await makeClip()));
  return new Uint8Array(bytes);
}

async function ask(server: TestServer, route: Route, made: Made): Promise<Answer> {
  const example = made.fill(route.example ?? {});
  const { query, body } = example;
  const isJson = route.kind === 'json' ? route.body !== undefined : route.requestType === 'application/json';
  const type = isJson ? 'application/json' : route.kind === 'raw' ? route.requestType : undefined;
  const sent = isJson ? JSON.stringify(body ?? {}) : type === '*/*' ? await smallClip() : (body as string | undefined);
  const path = `${addressOf(route, example, made)}${query ? `?${new URLSearchParams(query).toString()}` : ''}`;
  const response = await fetch(`${server.url}${path}`, {
    method: route.method,
    redirect: 'manual',
    headers: { ...(type !== undefined && type !== '*/*' && { 'content-type': type }) },
    ...(sent !== undefined && { body: sent }),
  });
  const [answered = ''] = (response.headers.get('content-type') ?? '').split(';');
  const text = await response.text();
  return { status: response.status, type: answered, body: answered === 'application/json' ? JSON.parse(text) : text };
}

/** Checks an answer against the document's schema, by a validator that knows nothing of how the document was made. */
class Reader {
  readonly #document: ApiDocument;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });

  constructor(document: ApiDocument) {
    this.#document = document;
    this.#ajv.addSchema(document, 'api');
  }

  /** @returns what is not as documented; '' when all is */
  read({ method, path }: Route, status: number, body: unknown): string {
    const template = path.replace(/:([A-Za-z]+)/g, '{$1}');
    const responses = this.#document.paths[template]?.[method.toLowerCase()]?.responses ?? {};
    const documented = String(status) in responses ? String(status) : 'default';
    const [type] = Object.keys(responses[documented]?.content ?? {});
    if (type === undefined) return `the document does not tell what ${status} answers`;
    const pointer = ['paths', template, method.toLowerCase(), 'responses', documented, 'content', type, 'schema'];
    const check = this.#ajv.getSchema(`api#/${pointer.map(escaped).join('/')}`);
    if (!check) return 'its schema can not be read';
    return check(body) === true ? '' : this.#ajv.errorsText(check.errors);
  }
}

/** Of a JSON pointer inside an address. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

describe('the OpenAPI document', () => {
  it('tells what every route answers, and every route answers so', async () => {
    const server = await openTestServer();
    const document = (await server.call('GET', '/api/openapi.json')).body as ApiDocument;
    const reader = new Reader(document);
    const made = new Made();
    const asked: string[] = [];
    const wrong: string[] = [];
    for (const route of ranked) {
      const name = `${route.method} ${route.path}`;
      asked.push(name);
      const answer = await ask(server, route, made).catch((error: unknown) => String(error));
      if (typeof answer === 'string') {
        wrong.push(answer);
        continue;
      }
      made.learn(route, answer.body);
      const refused = route.example?.refused;
      const status = refused?.status ?? route.status ?? 200;
      const type = refused || route.kind === 'json' ? 'application/json' : route.responseType;
      if (answer.status !== status)
        wrong.push(`${name} answers ${answer.status}, not ${status}: ${words(answer.body)}`);
      else if (answer.type !== type && type !== '*/*') wrong.push(`${name} answers ${answer.type}, not ${type}`);
      const unlike = reader.read(route, answer.status, answer.body);
      if (unlike !== '') wrong.push(`${name}: ${unlike}`);
    }
    expect(wrong).toEqual([]);
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{([A-Za-z]+)\}/g, ':$1')}`),
    );
    expect(told.toSorted()).toEqual(asked.toSorted());
  });

  it('has teeth: an answer that lacks something is not as documented', async () => {
    const server = await openTestServer();
    const document = (await server.call('GET', '/api/openapi.json')).body as ApiDocument;
    const route = routes.find(({ path }) => path === '/api/models')!;
    const answer = (await server.call('GET', '/api/models')).body as { models: Record<string, unknown>[] };
    const reader = new Reader(document);
    expect(reader.read(route, 200, answer)).toBe('');
    const { keyIsSet: _, ...lacking } = answer.models[0]!;
    expect(reader.read(route, 200, { models: [lacking] })).toContain("'keyIsSet'");
    expect(reader.read(route, 200, { models: [{ ...answer.models[0], price: 'free' }] })).toContain('price');
    expect(reader.read(route, 404, { error: 'words' })).toContain('error');
  });

  it('names each operation once, and refers only to what is there', async () => {
    const server = await openTestServer();
    const document = (await server.call('GET', '/api/openapi.json')).body as ApiDocument;
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    const there = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    expect(names.filter((name) => !there.has(name ?? ''))).toEqual([]);
  });

  it('reads as a page that runs nothing and loads nothing from elsewhere', async () => {
    const server = await openTestServer();
    for (const path of ['/api', '/']) {
      const { status, headers, body } = await server.call('GET', path);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(body).not.toMatch(/<script|https?:\/\/|javascript:|\son\w+=/);
    }
    const { body } = await server.call('GET', '/api');
    for (const { path } of routes) expect(body).toContain(path.replace(/:([A-Za-z]+)/g, '{$1}'));
  });
});

function words(body: unknown): string {
  return (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 300);
}
