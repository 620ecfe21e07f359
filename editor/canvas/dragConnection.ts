import { createStore } from 'zustand/vanilla';
import type { Connection, ConnectionVerdict } from '../../runtime/graph/connectionChecker.ts';
import type { PortRef } from '../../runtime/graph/graph.ts';

export interface DragConnection {
  /** The port that a wire is being pulled from; absent while none is. */
  readonly from?: { readonly ref: PortRef; readonly side: 'in' | 'out' } | undefined;
  readonly check?: ((connection: Connection) => ConnectionVerdict) | undefined;
  /** What the pointer is over, and why it does not fit. */
  readonly refusal?: { readonly connection: Connection; readonly verdict: ConnectionVerdict } | undefined;
}

/** A wire that is being pulled: every port asks whether it would fit. */
export function createDragStore() {
  return createStore<DragConnection>(() => ({}));
}
export type DragStore = ReturnType<typeof createDragStore>;

/** The connection between the port that is pulled from and another one; undefined where both are on the same side. */
export function connectionTo(
  from: NonNullable<DragConnection['from']>,
  ref: PortRef,
  side: 'in' | 'out',
): Connection | undefined {
  if (side === from.side) return undefined;
  return side === 'in' ? { from: from.ref, to: ref } : { from: ref, to: from.ref };
}

/** Whether letting go would make a wire: a wire that is there already gives way. */
export function fits(verdict: ConnectionVerdict): boolean {
  return verdict.ok || ('occupant' in verdict && verdict.occupant !== undefined);
}
