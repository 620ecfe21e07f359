import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { Point } from '../scene/point.ts';

/** The end of a wire that has been pulled from a port and let go where nothing is. */
export interface PulledWire {
  readonly node: NodeId;
  readonly port: string;
  readonly side: 'in' | 'out';
}

export interface AddAsk {
  /** Where on the screen it was asked for; the node will stand there. */
  readonly screen: Point;
  /** Only what fits this. */
  readonly from?: PulledWire | undefined;
  /** Only what fits into this wire. */
  readonly wire?: string | undefined;
}

/** The menu of nodes to add, open at a place or closed. */
export class AddMenu {
  readonly state: StoreApi<{ readonly ask?: AddAsk | undefined }> = createStore<{ readonly ask?: AddAsk | undefined }>(
    () => ({}),
  );

  open(ask: AddAsk): void {
    this.state.setState({ ask });
  }

  close(): void {
    this.state.setState({ ask: undefined });
  }
}
