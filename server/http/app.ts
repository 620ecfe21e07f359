import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router } from '@koa/router';
import Koa, { type Context, type Next } from 'koa';
import type { Logger } from 'pino';
import { Fault } from '../../runtime/graph/fault.ts';
import type { AnsweredRequest } from '../services/metrics/answeredRequest.ts';
import { Refusal } from '../services/refusal.ts';
import type { EditorFiles } from './editorFiles.ts';
import { errorAnswer } from './errorAnswer.ts';
import { drainRest } from './drainRest.ts';
import type { Guard } from './guard.ts';
import { parseWith, readJson } from './readJson.ts';
import type { JsonRoute, RawRoute, Route, RouteRequest } from './route.ts';
import type { Services } from './services.ts';

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly services: Services;
  readonly guard: Guard;
  readonly log: Logger;
  /** The built editor; without it `/` is the status page. */
  readonly editor?: EditorFiles;
  onAnswer?(answered: AnsweredRequest): void;
}

const oneMegabyte = 1024 * 1024;
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Pages run only what this server serves, and nobody may frame them. */
const headers = {
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The request handler of a server: guards, routes, errors in one shape, a log line and a figure for each request. */
export function createApp(options: AppOptions): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const app = new Koa();
  const router = new Router();
  const openPaths = new Set(options.routes.flatMap((route) => (route.open ? [`${route.method} ${route.path}`] : [])));
  for (const route of options.routes) {
    router.register(route.path, [route.method], async (context) => {
      if (!openPaths.has(`${route.method} ${route.path}`)) options.guard.checkToken(context.req);
      await (route.kind === 'json' ? answerJson(route, context, options) : answerRaw(route, context, options));
    });
  }
  app.on('error', (error: unknown) => tellBroken(error, options.log));
  app.use((context, next) => recorded(context, next, options));
  app.use((context, next) => guarded(context, next, options.guard));
  const { editor } = options;
  if (editor) app.use(editor.answer);
  app.use(router.routes());
  app.use((context) => refuseUnknown(context, router, options.guard));
  return app.callback();
}

async function recorded(context: Context, next: Next, { log, onAnswer }: AppOptions): Promise<void> {
  const start = performance.now();
  const request = randomUUID().slice(0, 8);
  context.set(headers);
  try {
    await next();
  } catch (error) {
    answerError(context, error, log.child({ request }));
  }
  context.res.once('close', () => {
    const seconds = (performance.now() - start) / 1000;
    const route = String(context['_matchedRoute'] ?? 'unknown');
    const { method, status } = context;
    log.info({ request, method, path: context.path, status, seconds: Number(seconds.toFixed(4)) }, 'request');
    onAnswer?.({ method, route, status, seconds });
  });
}

function answerError(context: Context, error: unknown, log: Logger): void {
  if (context.req.destroyed && !context.req.complete) {
    log.info('the caller went away');
    return;
  }
  const { status, body, headers } = errorAnswer(error);
  if (error instanceof Fault && status >= 500) {
    // Foreseen, as an address where nobody answers: its sentence says all.
    log.warn({ status, code: error.code, words: error.message }, 'request not granted');
  } else if (status >= 500) log.error({ err: error }, 'request failed');
  // An answer that is under way can only be broken off: a whole one would pass for the truth.
  if (context.headerSent) {
    context.res.destroy();
    return;
  }
  drainRest(context.req);
  for (const name of ['Content-Length', 'Content-Range', 'Content-Disposition', 'ETag']) context.remove(name);
  context.set(headers);
  context.set('Cache-Control', 'no-store');
  context.status = status;
  context.body = body;
}

/** Whoever leaves in the middle of an answer, as players do when they seek, is nothing to worry about. */
function tellBroken(error: unknown, log: Logger): void {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE') {
    log.debug({ code }, 'the caller went away');
  } else log.warn({ err: error }, 'answer broken off');
}

async function guarded(context: Context, next: Next, guard: Guard): Promise<void> {
  guard.checkSource(context.req, !reading.has(context.method));
  await next();
}

function refuseUnknown(context: Context, router: Router, guard: Guard): void {
  guard.checkToken(context.req);
  const methods = [...new Set(router.match(context.path, context.method).path.flatMap((layer) => layer.methods))];
  if (methods.length === 0) {
    throw new Refusal(
      'missing',
      'route-missing',
      `There is nothing at ${context.method} ${context.path.slice(0, 200)}.`,
    );
  }
  context.set('Allow', methods.join(', '));
  throw new Refusal(
    'wrong-method',
    'wrong-method',
    `${context.path} takes ${methods.join(', ')}, not ${context.method}.`,
  );
}

async function answerJson(route: JsonRoute, context: Context, { services }: AppOptions): Promise<void> {
  const done = Promise.withResolvers<void>();
  try {
    const limit = route.bodyLimit ?? oneMegabyte;
    const body = route.body && (await readJson(context.req, route.body, limit, done.promise));
    const answer = JSON.stringify(await route.run({ ...parsedPlace(route, context), body }, services));
    context.set('Cache-Control', 'no-store');
    context.status = route.status ?? 200;
    context.type = 'application/json';
    context.body = answer;
  } finally {
    done.resolve();
  }
}

async function answerRaw(route: RawRoute, context: Context, { services }: AppOptions): Promise<void> {
  await route.run(context, parsedPlace(route, context), services);
}

function parsedPlace(route: Route, context: Context): Omit<RouteRequest<unknown, unknown, never>, 'body'> {
  const params: unknown = { ...(context['params'] as Record<string, string>) };
  return {
    params: route.params && parseWith(route.params, params, 'path'),
    query: route.query && parseWith(route.query, { ...context.query }, 'query'),
    headers: context.headers,
    signal: abortedByCaller(context),
  };
}

function abortedByCaller(context: Context): AbortSignal {
  const gone = new AbortController();
  context.res.once('close', () => {
    if (!context.res.writableFinished) gone.abort();
  });
  return gone.signal;
}
