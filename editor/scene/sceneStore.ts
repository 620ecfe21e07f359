import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { Point } from './point.ts';
import { cardShape } from './cardMetrics.ts';
import { frameAt } from './moveCommands.ts';
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

  /** The frame that a new card at a place would be of. */
  frameOf(type: string, isCollapsed: boolean, at: Point): string | undefined {
    const { width, height } = cardShape(this.#types().get(type), isCollapsed);
    return frameAt(this.current, { x: at.x + width / 2, y: at.y + height / 2 })?.id;
  }

  get current(): Scene {
    return this.#maker.of(this.#graph(), this.#types());
  }
}
