import { z } from 'zod';
import { defineRawRoute, defineRoute, type Route } from '../route.ts';

const zCode = z.strictObject({ token: z.string().min(1).max(200) });

const refusedPage = '/?log-in=refused';

/** The way in for browsers: a link that works once and leaves a cookie. */
export const loginRoutes: readonly Route[] = [
  defineRawRoute({
    method: 'GET',
    path: '/login',
    summary: 'Log in with a one-time link.',
    open: true,
    query: zCode,
    responseType: 'text/html',
    status: 303,
    example: { query: { token: 'a-used-code' }, refused: { status: 401, because: 'each link works once' } },
    run: async (context, { query }, { guard }) => {
      // Whoever opens an old link in a browser is told on a page what to do.
      if (context.method === 'HEAD') {
        // Whoever only looks where a link leads, as chats do, must not use it up.
        context.set('Location', guard.takesLink(query.token) ? '/' : refusedPage);
      } else if (context.get('accept').includes('text/html') && !guard.takesLink(query.token))
        context.redirect(refusedPage);
      else {
        context.set('Set-Cookie', guard.logIn(query.token, context.secure));
        context.redirect('/');
      }
      context.status = 303;
      context.body = '';
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/login-links',
    summary: 'Make a log-in link that works once, within 15 minutes.',
    response: z.strictObject({ path: z.string() }),
    status: 201,
    run: async (_, { guard }) => ({ path: `/login?token=${guard.newLoginCode()}` }),
  }),
];
