import { createStore, type StoreApi } from 'zustand/vanilla';

export interface PanelState {
  /** What stands over everything else: one at a time. */
  readonly dialog?: 'commands' | 'shortcuts' | undefined;
}

/** Which panels of the open graph are shown. */
export class Panels {
  readonly state: StoreApi<PanelState> = createStore<PanelState>(() => ({}));

  open(dialog: NonNullable<PanelState['dialog']>): void {
    this.state.setState({ dialog });
  }

  close(): void {
    this.state.setState({ dialog: undefined });
  }
}
