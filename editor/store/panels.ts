import { createStore, type StoreApi } from 'zustand/vanilla';

export interface PanelState {
  /** The frame or note whose words are being written on the canvas. */
  readonly renaming?: { readonly section: 'frames' | 'notes'; readonly id: string } | undefined;
  /** What stands over everything else: one at a time. */
  readonly dialog?: 'commands' | 'shortcuts' | undefined;
  /** What the drawer at the foot shows; closed it is a strip. */
  readonly drawer?: DrawerTab | undefined;
}

export type DrawerTab = 'queue' | 'log';

/** Which panels of the open graph are shown. */
export class Panels {
  readonly state: StoreApi<PanelState> = createStore<PanelState>(() => ({}));

  open(dialog: NonNullable<PanelState['dialog']>): void {
    this.state.setState({ dialog });
  }

  rename(renaming: PanelState['renaming']): void {
    this.state.setState({ renaming });
  }

  openDrawer(drawer: DrawerTab): void {
    this.state.setState({ drawer });
  }

  toggleDrawer(drawer: DrawerTab): void {
    this.state.setState({ drawer: this.state.getState().drawer === drawer ? undefined : drawer });
  }

  closeDrawer(): void {
    this.state.setState({ drawer: undefined });
  }

  close(): void {
    this.state.setState({ dialog: undefined });
  }
}
