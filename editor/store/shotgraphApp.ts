import type { Api } from '../api/api.ts';
import { Access } from './access.ts';
import type { BreakdownDesk } from './breakdownDesk.ts';
import { createCatalogStore, type CatalogStore } from './catalogStore.ts';
import { Connection } from './connection.ts';
import { GraphLibrary } from './graphLibrary.ts';
import type { GraphSession } from './graphSession.ts';
import { Media } from './media.ts';
import type { KeyValueStorage } from './pendingCommands.ts';
import { Preferences } from './preferences.ts';
import { RunQueue } from './runQueue.ts';
import { ServerSettings } from './serverSettings.ts';
import { SoundPlayer } from './soundPlayer.ts';
import { Starts } from './starts.ts';
import { Toasts } from './toasts.ts';

/** What all pages share. How it asks the server is its own affair: pages get stores. */
export interface ShotgraphApp {
  readonly catalog: CatalogStore;
  readonly toasts: Toasts;
  readonly preferences: Preferences;
  readonly media: Media;
  readonly sound: SoundPlayer;
  readonly access: Access;
  readonly connection: Connection;
  readonly library: GraphLibrary;
  readonly starts: Starts;
  readonly settings: ServerSettings;
  readonly queue: RunQueue;
  openGraph(id: string, signal?: AbortSignal): Promise<GraphSession>;
  openBreakdown(id: string, signal?: AbortSignal): Promise<BreakdownDesk>;
}

export function createShotgraphApp(api: Api, storage: KeyValueStorage, search: string): ShotgraphApp {
  const toasts = new Toasts();
  const catalog = createCatalogStore(api.catalog);
  const access = new Access(api.access, search);
  api.access.onLoggedOut(() => access.refuse());
  const shared = {
    ...{ toasts, catalog },
    preferences: new Preferences(storage),
    media: new Media(api.assets),
    queue: new RunQueue(api, toasts),
  };
  return {
    ...shared,
    access,
    connection: new Connection(api.live),
    library: new GraphLibrary(api.graphs, toasts),
    starts: new Starts(api, toasts),
    settings: new ServerSettings(api.settings, catalog, toasts),
    sound: new SoundPlayer(),
    // Most of the code belongs to an open graph: it is loaded when one is opened.
    async openGraph(id, signal) {
      const { GraphSession } = await import('./graphSession.ts');
      return GraphSession.open(id, { api, storage, ...shared }, signal);
    },
    async openBreakdown(id, signal) {
      const { BreakdownDesk } = await import('./breakdownDesk.ts');
      return BreakdownDesk.open(id, api, storage, signal);
    },
  };
}
