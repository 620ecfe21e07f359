import { createStore, type StoreApi } from 'zustand/vanilla';

export interface SelectionState {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly frames: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
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

  change(section: keyof SelectionState, id: string, isSelected: boolean): void {
    const before = this.state.getState()[section];
    if (before.has(id) === isSelected) return;
    const next = new Set(before);
    if (isSelected) next.add(id);
    else next.delete(id);
    this.state.setState({ [section]: next });
  }

  clear(): void {
    if (!this.isEmpty) this.set({});
  }
}
