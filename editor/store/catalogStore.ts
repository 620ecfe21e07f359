import { createStore } from 'zustand/vanilla';
import type { NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { ModelInfo, VoiceInfo } from '../../runtime/protocol/catalog.ts';
import type { Api } from '../api/api.ts';

export interface CatalogState {
  readonly nodeTypes: NodeTypes;
  readonly models: ReadonlyMap<string, ModelInfo>;
  readonly voices: readonly VoiceInfo[];
  /** Plug-in files that could not be used. */
  readonly problems: readonly Problem[];
}

/** What graphs are made of, learnt from the server once and again after keys have changed. */
export function createCatalogStore(api: Api['catalog']) {
  const state = createStore<CatalogState>(() => ({
    nodeTypes: new Map(),
    models: new Map(),
    voices: [],
    problems: [],
  }));
  const load = async () => {
    const [types, { models }] = await Promise.all([api.nodeTypes(), api.models()]);
    state.setState({
      nodeTypes: new Map(types.nodeTypes.map((type) => [type.type, type])),
      models: new Map(models.map((model) => [model.id, model])),
      problems: types.problems,
    });
  };
  /** Asked for when a voice is to be chosen. */
  const loadVoices = async () => {
    if (state.getState().voices.length > 0) return;
    // The server may be away for a moment: they are asked for again with the next voice that is looked at.
    const answer = await api.voices().catch(() => undefined);
    if (answer) state.setState(answer);
  };
  return { state, load, loadVoices };
}
export type CatalogStore = ReturnType<typeof createCatalogStore>;
