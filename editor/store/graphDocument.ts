import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyCommands } from '../../runtime/graph/applyCommands.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { GraphId } from '../../runtime/graph/ids.ts';

/** How many steps can be undone. */
const deepest = 200;

export interface DocumentState {
  readonly graph: Graph;
  /** What undo and redo would do, in words; absent when there is nothing. */
  readonly undo?: string | undefined;
  readonly redo?: string | undefined;
}

interface Step {
  readonly label: string;
  readonly forward: readonly GraphCommand[];
  readonly back: readonly GraphCommand[];
  /** Changes of one gesture are one step. */
  readonly gesture: string | undefined;
}

/** The graph on the canvas. Every change of it goes through here as commands, and each gesture is one step of undo. */
export class GraphDocument {
  readonly state: StoreApi<DocumentState>;
  readonly #listeners = new Set<(commands: readonly GraphCommand[]) => void>();
  #done: Step[] = [];
  #undone: Step[] = [];

  constructor(graph: Graph) {
    this.state = createStore<DocumentState>(() => ({ graph }));
  }

  get id(): GraphId {
    return this.graph.id;
  }

  get graph(): Graph {
    return this.state.getState().graph;
  }

  /** Told of every change that a save has to bring along. */
  onCommands(listener: (commands: readonly GraphCommand[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * @param label what undo will call it: `Move 3 nodes`
   * @param gesture changes with the same one, with nothing else between them, are undone together
   * @returns whether the graph changed
   */
  apply(label: string, commands: readonly GraphCommand[], gesture?: string): boolean {
    if (commands.length === 0) return false;
    const applied = applyCommands(this.graph, commands);
    if (!applied.ok || applied.inverse.length === 0) return false;
    const last = this.#done.at(-1);
    const step = { label, forward: commands, back: applied.inverse, gesture };
    if (gesture !== undefined && last?.gesture === gesture && this.#undone.length === 0) {
      this.#done[this.#done.length - 1] = joined(last, step);
    } else {
      this.#done.push(step);
      if (this.#done.length > deepest) this.#done.shift();
    }
    this.#undone = [];
    this.#put(applied.graph, commands);
    return true;
  }

  undo(): void {
    const step = this.#done.pop();
    if (!step) return;
    const applied = applyCommands(this.graph, step.back);
    // Another tab may have taken away what the step was about: then there is nothing left to undo in it.
    if (!applied.ok) return this.#put(this.graph, []);
    this.#undone.push(step);
    this.#put(applied.graph, step.back);
  }

  redo(): void {
    const step = this.#undone.pop();
    if (!step) return;
    const applied = applyCommands(this.graph, step.forward);
    if (!applied.ok) return this.#put(this.graph, []);
    this.#done.push({ ...step, gesture: undefined });
    this.#put(applied.graph, step.forward);
  }

  /** The graph as it was saved elsewhere: no step of undo, and nothing to save. */
  replace(graph: Graph): void {
    this.state.setState({ graph });
  }

  #put(graph: Graph, commands: readonly GraphCommand[]): void {
    this.state.setState({ graph, undo: this.#done.at(-1)?.label, redo: this.#undone.at(-1)?.label });
    if (commands.length > 0) for (const listener of this.#listeners) listener(commands);
  }
}

function joined(first: Step, second: Step): Step {
  return { ...first, forward: [...first.forward, ...second.forward], back: [...second.back, ...first.back] };
}
