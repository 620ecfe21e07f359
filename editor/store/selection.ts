import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Graph } from '../../runtime/graph/graph.ts';

export interface SelectionState {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly frames: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

export interface SelectionChange {
  readonly section: keyof SelectionState;
  readonly id: string;
  readonly isSelected: boolean;
}

const none: SelectionState = { nodes: new Set(), edges: new Set(), frames: new Set(), notes: new Set() };

/** What is selected. Apart from the document: it is not saved, and selecting is no step of undo. */
export class Selection {
  readonly state: StoreApi<SelectionState> = createStore<SelectionState>(() => none);

  get isEmpty(): boolean {
    return Object.values(this.state.getState()).every((ids: ReadonlySet<string>) => ids.size === 0);
  }

  set(selection: Partial<SelectionState>): void {
    this.state.setState({ ...none, ...selection }, true);
  }

  nodes(ids: Iterable<string>): void {
    this.set({ nodes: new Set(ids) });
  }

  /** Many changes are told of once. */
  change(changes: readonly SelectionChange[]): void {
    const next: Partial<Record<keyof SelectionState, Set<string>>> = {};
    for (const { section, id, isSelected } of changes) {
      const before = next[section] ?? this.state.getState()[section];
      if (before.has(id) === isSelected) continue;
      const changed = (next[section] ??= new Set(before));
      if (isSelected) changed.add(id);
      else changed.delete(id);
    }
    if (Object.keys(next).length > 0) this.state.setState(next);
  }

  /** Lets go of what is no longer there: undone, or deleted in another tab. */
  prune(graph: Graph): void {
    const gone = (['nodes', 'edges', 'frames', 'notes'] as const).flatMap((section) => {
      const present: object = graph[section];
      return [...this.state.getState()[section]]
        .filter((id) => !Object.hasOwn(present, id))
        .map((id): SelectionChange => ({ section, id, isSelected: false }));
    });
    this.change(gone);
  }

  clear(): void {
    if (!this.isEmpty) this.set({});
  }
}
