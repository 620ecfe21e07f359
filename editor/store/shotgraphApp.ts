import type { Api } from '../api/api.ts';
import { Access } from './access.ts';
import { createCatalogStore, type CatalogStore } from './catalogStore.ts';
import { Connection } from './connection.ts';
import { GraphLibrary } from './graphLibrary.ts';
import { Media } from './media.ts';
import type { KeyValueStorage } from './pendingCommands.ts';
import { Preferences } from './preferences.ts';
import { RunQueue } from './runQueue.ts';
import { ServerSettings } from './serverSettings.ts';
import { SoundPlayer } from './soundPlayer.ts';
import { Starts } from './starts.ts';
import { Toasts } from './toasts.ts';

/** What all pages share. */
export interface ShotgraphApp {
  readonly api: Api;
  readonly catalog: CatalogStore;
  readonly toasts: Toasts;
  readonly preferences: Preferences;
  readonly storage: KeyValueStorage;
  readonly media: Media;
  readonly sound: SoundPlayer;
  readonly access: Access;
  readonly connection: Connection;
  readonly library: GraphLibrary;
  readonly starts: Starts;
  readonly settings: ServerSettings;
  readonly queue: RunQueue;
}

export function createShotgraphApp(api: Api, storage: KeyValueStorage, search: string): ShotgraphApp {
  const toasts = new Toasts();
  const catalog = createCatalogStore(api.catalog);
  const access = new Access(api.access, search);
  api.access.onLoggedOut(() => access.refuse());
  return {
    api,
    storage,
    toasts,
    access,
    connection: new Connection(api.live),
    library: new GraphLibrary(api.graphs, toasts),
    starts: new Starts(api, toasts),
    catalog,
    settings: new ServerSettings(api.settings, catalog, toasts),
    preferences: new Preferences(storage),
    media: new Media(api.assets),
    sound: new SoundPlayer(),
    queue: new RunQueue(api, toasts),
  };
}
