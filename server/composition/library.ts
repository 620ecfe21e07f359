import { join } from 'node:path';
import type { Model } from '../../runtime/catalog/model.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { NodeDefinition } from '../../runtime/node/defineNode.ts';
import type { Services } from '../http/services.ts';
import { Catalog } from '../services/catalog/catalog.ts';
import type { PublishedTemplates } from '../services/graphs/publishedTemplates.ts';
import type { Environment } from '../services/keys/keyRing.ts';
import { ScreenplayRows } from '../services/screenplays/screenplayRows.ts';
import { Screenplays } from '../services/screenplays/screenplays.ts';
import { Templates } from '../services/templates/templates.ts';
import { Voices } from '../services/voices/voices.ts';
import type { FileStore } from '../store/fileStore.ts';

const shippedGraphs = join(import.meta.dirname, '..', '..', 'graphs');

interface LibraryOptions {
  store: FileStore;
  definitions: ReadonlyMap<string, NodeDefinition>;
  models: ReadonlyMap<string, Model>;
  templates: PublishedTemplates;
  /** Of the plug-in files. */
  problems: readonly Problem[];
  /** Providers that can be called. */
  providers: ReadonlySet<string>;
  env: Environment;
  /** Aborting ends what is being made. */
  signal: AbortSignal;
}

/** What graphs are begun with: node types, models, voices, screenplays, templates. */
export function openLibrary({
  store,
  signal,
  ...catalog
}: LibraryOptions): Pick<Services, 'catalog' | 'screenplays' | 'templates' | 'voices'> {
  return {
    catalog: new Catalog(catalog),
    screenplays: new Screenplays(new ScreenplayRows(store), store),
    templates: new Templates({ folder: shippedGraphs, store, signal }),
    voices: new Voices(store, signal),
  };
}
