import { hash, randomUUID } from 'node:crypto';
import { nodeDefinitions } from '../../nodes/index.ts';
import { models } from '../../runtime/catalog/models.ts';
import { providers } from '../../runtime/catalog/providers.ts';
import type { NodeDefinition } from '../../runtime/node/defineNode.ts';
import type { Adapter } from '../../runtime/providers/adapter.ts';
import { systemClock } from '../../runtime/run/clock.ts';
import { createEngine, type Engine } from '../../runtime/run/engine.ts';
import { openStore } from '../store/openStore.ts';
import type { FileStore } from '../store/fileStore.ts';
import { LocalAdapter } from '../studio/localAdapter.ts';
import { laneLimits } from './laneLimits.ts';
import { makeWorkTools } from '../work/workTools.ts';

export interface WorkshopOptions {
  cacheFolder: string;
  /** Where providers' keys are looked for; their values are never stored or shown. */
  env: Readonly<Record<string, string | undefined>>;
  /** Aborting stops what runs. */
  signal: AbortSignal;
  /** Node types beside those that ship. */
  plugins?: readonly NodeDefinition[];
}

/** An engine with everything around it, on this machine: what each command works with. */
export interface Workshop {
  readonly engine: Engine;
  readonly store: FileStore;
  /** Node types by name: those that ship, and plug-ins. */
  readonly definitions: ReadonlyMap<string, NodeDefinition>;
  /** Providers that can be called. */
  readonly providers: ReadonlySet<string>;
  close(): Promise<void>;
}

/** @throws Fault when the cache folder can not be used */
export async function openWorkshop({ cacheFolder, env, plugins = [] }: WorkshopOptions): Promise<Workshop> {
  const store = await openStore(cacheFolder, env);
  const local = new LocalAdapter();
  const adapters = new Map<string, Adapter>([[local.provider, local]]);
  const definitions = new Map([...nodeDefinitions, ...plugins].map((definition) => [definition.info.type, definition]));
  const engine = createEngine({
    definitions,
    models,
    adapters,
    store,
    hash: (text) => hash('sha256', text, 'hex'),
    clock: systemClock,
    newId: () => randomUUID(),
    toolsFor: (task) =>
      makeWorkTools({
        ...{ store, signal: task.signal, onAlive: () => task.alive() },
        onProgress: (part, words) => task.progress(part, words),
      }),
    hasKey: (variable) => Boolean(env[variable]),
    limits: laneLimits(providers),
  });
  return {
    engine,
    store,
    definitions,
    providers: new Set(adapters.keys()),
    close: async () => {
      await engine.close();
      await local.close();
      await store.close();
    },
  };
}
