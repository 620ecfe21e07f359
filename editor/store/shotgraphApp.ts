import type { Api } from '../api/api.ts';
import { createCatalogStore, type CatalogStore } from './catalogStore.ts';
import { Media } from './media.ts';
import type { KeyValueStorage } from './pendingCommands.ts';
import { Preferences } from './preferences.ts';
import { SoundPlayer } from './soundPlayer.ts';
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
}

export function createShotgraphApp(api: Api, storage: KeyValueStorage): ShotgraphApp {
  return {
    api,
    storage,
    catalog: createCatalogStore(api.catalog),
    toasts: new Toasts(),
    preferences: new Preferences(storage),
    media: new Media(api.assets),
    sound: new SoundPlayer(),
  };
}
