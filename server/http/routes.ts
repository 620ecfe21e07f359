import { ledgerRoutes } from './routes/ledger.ts';
import { loginRoutes } from './routes/login.ts';
import { runRoutes } from './routes/runs.ts';
import { takeRoutes } from './routes/takes.ts';
import type { Route } from './route.ts';

/** Every route of the server; the document at `/api/openapi.json` is made from this list. */
export const routes: readonly Route[] = [...loginRoutes, ...runRoutes, ...takeRoutes, ...ledgerRoutes];
