import { createStore, type StoreApi } from 'zustand/vanilla';

export type SidePanelName = 'nodes' | 'outline' | 'history' | 'exposed';

export interface SidePanelState {
  /** What stands at the left of the canvas. */
  readonly panel?: SidePanelName | undefined;
  readonly isPublishing: boolean;
  /** Of a screen as narrow as a phone, where only one of the two has room. */
  readonly narrow: 'outline' | 'canvas';
}

/** What is beside the canvas of the open graph. */
export class SidePanel {
  readonly state: StoreApi<SidePanelState> = createStore<SidePanelState>(() => ({
    isPublishing: false,
    narrow: 'outline',
  }));

  toggle(panel: SidePanelName): void {
    this.state.setState((before) => ({ panel: before.panel === panel ? undefined : panel }));
  }

  show(panel: SidePanelName): void {
    this.state.setState({ panel });
  }

  close(): void {
    this.state.setState({ panel: undefined });
  }

  publish(isPublishing: boolean): void {
    this.state.setState({ isPublishing });
  }

  showNarrow(narrow: SidePanelState['narrow']): void {
    this.state.setState({ narrow });
  }
}
