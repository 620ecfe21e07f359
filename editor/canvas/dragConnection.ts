import { createStore } from 'zustand/vanilla';
import type { Connection, ConnectionVerdict } from '../../runtime/graph/connectionChecker.ts';
import type { Conversion } from '../../runtime/graph/conversion.ts';
import type { PortRef } from '../../runtime/graph/graph.ts';
import type { EdgeId } from '../../runtime/graph/ids.ts';
import type { Point } from '../scene/point.ts';

export interface DragConnection {
  /** The port that a wire is being pulled from; absent while none is. */
  readonly from?: { readonly ref: PortRef; readonly side: 'in' | 'out' } | undefined;
  readonly check?: ((connection: Connection) => ConnectionVerdict) | undefined;
  /** The wire whose end it is. */
  readonly reconnecting?: EdgeId | undefined;
  /** A wire was let go over a port that it does not fit: why, and what could stand between. */
  readonly refused?: RefusedWire | undefined;
}

export interface RefusedWire {
  readonly connection: Connection;
  readonly words: string;
  readonly convert: Conversion | undefined;
  readonly screen: Point;
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
