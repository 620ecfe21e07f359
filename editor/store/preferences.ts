import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeyValueStorage } from './pendingCommands.ts';

const zPreferences = z.object({
  theme: z.enum(['dark', 'light', 'system']).catch('dark'),
  /** Micro-dollars above which a run asks first. */
  confirmAbove: z.int().nonnegative().catch(1_000_000),
  /** The wheel moves the canvas instead of zooming it. */
  wheelPans: z.boolean().catch(false),
});
export type PreferenceValues = z.infer<typeof zPreferences>;

const name = 'shotgraph.preferences';

/** What a person likes, kept in this browser. */
export class Preferences {
  readonly state: StoreApi<PreferenceValues>;

  constructor(storage: KeyValueStorage) {
    this.state = createStore<PreferenceValues>(() => zPreferences.parse(readStored(storage)));
    this.state.subscribe((values) => storage.setItem(name, JSON.stringify(values)));
  }

  set(values: Partial<PreferenceValues>): void {
    this.state.setState(values);
  }
}

function readStored(storage: KeyValueStorage): unknown {
  try {
    return JSON.parse(storage.getItem(name) ?? '{}') ?? {};
  } catch {
    return {};
  }
}
