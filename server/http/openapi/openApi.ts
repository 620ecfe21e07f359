import type { z } from 'zod';
import { zErrorAnswer } from '../../../runtime/protocol/errors.ts';
import type { Route } from '../route.ts';
import { type JsonSchema, SchemaBook } from './schemaBook.ts';

export interface ApiOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters?: ApiParameter[];
  requestBody?: { required: true; content: ApiContent };
  responses: Record<string, { description: string; content?: ApiContent }>;
}

interface ApiParameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

type ApiContent = Record<string, { schema: JsonSchema }>;

/** An OpenAPI 3.1 document. */
export interface ApiDocument {
  openapi: '3.1.1';
  info: { title: string; version: string; description: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, ApiOperation>>;
  components: { schemas: Record<string, JsonSchema> };
}

/** The document of these routes: from the definitions and schemas that serve them, so that it can not lag behind. */
export function openApi(routes: readonly Route[], version: string): ApiDocument {
  const book = new SchemaBook();
  const error = book.response(zErrorAnswer);
  const paths: ApiDocument['paths'] = {};
  const tags = new Set<string>();
  for (const route of routes) {
    const operation = operationOf(route, book, error);
    for (const tag of operation.tags) tags.add(tag);
    (paths[templated(route.path)] ??= {})[route.method.toLowerCase()] = operation;
  }
  return {
    openapi: '3.1.1',
    info: {
      ...{ title: 'Shotgraph API', version },
      description:
        'Everything that the editor does goes through these addresses. Money is in millionths of a US dollar.',
    },
    tags: [...tags].sort().map((name) => ({ name })),
    paths,
    components: { schemas: book.components },
  };
}

function operationOf(route: Route, book: SchemaBook, error: JsonSchema): ApiOperation {
  const parameters = [...parametersOf(route.params, 'path', book), ...parametersOf(route.query, 'query', book)];
  const sent = bodyOf(route, book);
  const type = route.kind === 'raw' ? route.responseType : 'application/json';
  const answer = route.response ? book.response(route.response) : {};
  return {
    operationId: operationId(route),
    tags: [areaOf(route.path)],
    summary: route.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(sent && { requestBody: { required: true, content: sent } }),
    responses: {
      [String(route.status ?? 200)]: { description: 'Done.', content: { [type]: { schema: answer } } },
      default: { description: 'What went wrong.', content: { 'application/json': { schema: error } } },
    },
  };
}

/** `GET /api/graphs/:id` → `get-graphs-id` */
function operationId({ method, path }: Route): string {
  const words = path.replace(/^\/api\//, '').match(/[A-Za-z0-9.]+/g) ?? [];
  return [method.toLowerCase(), ...words].join('-');
}

/** The first word of the path behind `/api`. */
function areaOf(path: string): string {
  return /^\/api\/([a-z-]+)/.exec(path)?.[1]?.replaceAll('-', ' ') ?? 'server';
}

/** `/api/graphs/:id` → `/api/graphs/{id}` */
export function templated(path: string): string {
  return path.replace(/:([A-Za-z]+)/g, '{$1}');
}

function bodyOf(route: Route, book: SchemaBook): ApiContent | undefined {
  if (route.kind === 'raw') {
    const { requestType, jsonBody } = route;
    if (requestType === undefined) return undefined;
    const json = jsonBody && { 'application/json': { schema: book.request(jsonBody) } };
    return { [requestType]: { schema: {} }, ...json };
  }
  return route.body && { 'application/json': { schema: book.request(route.body) } };
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query', book: SchemaBook): ApiParameter[] {
  if (!schema) return [];
  const { properties, required } = book.request(schema) as {
    properties: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    ...{ name, in: where, required: where === 'path' || (required ?? []).includes(name), schema: rest },
    ...(typeof description === 'string' && { description }),
  }));
}
