import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from 'koa';
import type { z } from 'zod';
import type { Services } from './services.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What every route tells of itself; the OpenAPI document is made from it. */
interface RouteFacts {
  readonly method: Method;
  /** As `@koa/router` takes it: `/api/graphs/:id`. */
  readonly path: string;
  /** One sentence, in the imperative. */
  readonly summary: string;
  /** Answered without a token, for probes and the way in. */
  readonly open?: boolean;
  /** A request that a new server grants; ids that are not given are those that the route which makes them answered. */
  readonly example?: RouteExample;
}

export interface RouteExample {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON, in which `${/api/assets#hash}` stands for what that route answered; of other media types text. */
  readonly body?: unknown;
  /** Why no request is granted on a new server, and how it is refused. */
  readonly refused?: { readonly status: number; readonly because: string };
}

export interface RouteRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly headers: IncomingHttpHeaders;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
}

/** JSON in, JSON out. */
export interface JsonRoute extends RouteFacts {
  readonly kind: 'json';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Bytes of the body; 1 MB where nothing else is said. */
  readonly bodyLimit?: number;
  readonly response: z.ZodType;
  /** Status of success, 200 where nothing else is said. */
  readonly status?: number;
  run(request: RouteRequest<unknown, unknown, unknown>, services: Services): Promise<unknown>;
}

/** Answers by itself: bytes that stream, pages, forms. Guards and errors are those of every route. */
export interface RawRoute extends RouteFacts {
  readonly kind: 'raw';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Media types of the body and of the answer. */
  readonly requestType?: string;
  /** What may be sent as JSON in place of that. */
  readonly jsonBody?: z.ZodType;
  readonly responseType: string;
  /** Where the answer is JSON after all. */
  readonly response?: z.ZodType;
  /** Status of success, 200 where nothing else is said. */
  readonly status?: number;
  run(
    context: Context,
    request: Omit<RouteRequest<unknown, unknown, never>, 'body'>,
    services: Services,
  ): Promise<void>;
}

export type Route = JsonRoute | RawRoute;

type Schema = z.ZodType | undefined;
/** Of a path or a query. */
type Fields = z.ZodObject | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

interface JsonDefinition<R extends z.ZodType, P extends Fields, Q extends Fields, B extends Schema> extends RouteFacts {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly bodyLimit?: number;
  readonly response: R;
  readonly status?: number;
  run(request: RouteRequest<Parsed<P>, Parsed<Q>, Parsed<B>>, services: Services): Promise<z.output<R>>;
}

interface RawDefinition<P extends Fields, Q extends Fields> extends RouteFacts {
  readonly params?: P;
  readonly query?: Q;
  readonly requestType?: string;
  readonly jsonBody?: z.ZodType;
  readonly responseType: string;
  /** Where the answer is JSON after all. */
  readonly response?: z.ZodType;
  /** Status of success, 200 where nothing else is said. */
  readonly status?: number;
  run(
    context: Context,
    request: Omit<RouteRequest<Parsed<P>, Parsed<Q>, never>, 'body'>,
    services: Services,
  ): Promise<void>;
}

/** A route whose request is parsed by its schemas before `run` sees it. */
export function defineRoute<
  R extends z.ZodType,
  P extends Fields = undefined,
  Q extends Fields = undefined,
  B extends Schema = undefined,
>(definition: JsonDefinition<R, P, Q, B>): JsonRoute {
  return { ...definition, kind: 'json' } as unknown as JsonRoute;
}

/** A route that reads and writes the streams itself; its path and query are parsed. */
export function defineRawRoute<P extends Fields = undefined, Q extends Fields = undefined>(
  definition: RawDefinition<P, Q>,
): RawRoute {
  return { ...definition, kind: 'raw' } as unknown as RawRoute;
}
