import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import { SceneMaker, type Scene } from './scene.ts';

/** The scene of the graph as it is now, made when it is asked for. */
export class SceneStore {
  readonly #maker = new SceneMaker();
  readonly #graph: () => Graph;
  readonly #types: () => NodeTypes;

  constructor(graph: () => Graph, types: () => NodeTypes) {
    this.#graph = graph;
    this.#types = types;
  }

  get current(): Scene {
    return this.#maker.of(this.#graph(), this.#types());
  }
}
