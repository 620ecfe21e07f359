import { accessApi } from './accessApi.ts';
import { assetsApi } from './assetsApi.ts';
import { catalogApi } from './catalogApi.ts';
import { graphsApi } from './graphsApi.ts';
import { HttpClient } from './httpClient.ts';
import { LiveSocket } from './liveSocket.ts';
import { runsApi } from './runsApi.ts';
import { screenplaysApi } from './screenplaysApi.ts';
import { settingsApi } from './settingsApi.ts';

/** All that the editor asks of its server. Stores take it as an argument; components never see it. */
export function createApi(http: HttpClient = new HttpClient(), live: LiveSocket = new LiveSocket()) {
  return {
    graphs: graphsApi(http),
    runs: runsApi(http),
    catalog: catalogApi(http),
    assets: assetsApi(http),
    screenplays: screenplaysApi(http),
    settings: settingsApi(http),
    access: accessApi(http),
    live,
  };
}
export type Api = ReturnType<typeof createApi>;
