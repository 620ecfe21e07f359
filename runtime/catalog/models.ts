import { elevenlabsModels } from './elevenlabs.ts';
import { falModels } from './fal.ts';
import { localModels } from './local.ts';
import type { Model } from './model.ts';

/** Every model that Shotgraph knows, by id. A new one is one entry in its provider's file. */
export const models: ReadonlyMap<string, Model> = new Map(
  [...localModels, ...falModels, ...elevenlabsModels].map((model) => [model.id, model]),
);
