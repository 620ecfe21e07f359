import { version } from '../cli/version.ts';
import { openApi } from './openapi/openApi.ts';
import type { Route } from './route.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { assetRoutes } from './routes/assets.ts';
import { graphRoutes } from './routes/graphs.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { loginRoutes } from './routes/login.ts';
import { publicationRoutes } from './routes/publications.ts';
import { runRoutes } from './routes/runs.ts';
import { screenplayRoutes } from './routes/screenplays.ts';
import { settingsRoutes } from './routes/settings.ts';
import { statusRoutes } from './routes/status.ts';
import { takeRoutes } from './routes/takes.ts';
import { templateRoutes } from './routes/templates.ts';

/** Every route of the server; the document at `/api/openapi.json` is made from this list. */
export const routes: readonly Route[] = [
  ...loginRoutes,
  ...graphRoutes,
  ...publicationRoutes,
  ...assetRoutes,
  ...runRoutes,
  ...takeRoutes,
  ...ledgerRoutes,
  ...catalogRoutes,
  ...screenplayRoutes,
  ...settingsRoutes,
  ...templateRoutes,
  ...statusRoutes(() => openApi(routes, version())),
];
