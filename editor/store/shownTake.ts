import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { NodePlan } from './nodePlans.ts';
import type { Take } from './takesStore.ts';

export interface ShownTake {
  /** Of one element; oldest first. */
  readonly takes: readonly Take[];
  /** Index of the one that flows on; -1 when none does. */
  readonly index: number;
  readonly isPicked: boolean;
}

/** The take that flows on: the picked one, else what the plan finds, else the newest, which is of earlier inputs. */
export function shownTake(
  all: readonly Take[] | undefined,
  pick: GraphNode['pick'],
  plan: NodePlan | undefined,
  element = '',
): ShownTake {
  const takes = (all ?? []).filter((take) => take.element === element);
  const picked = typeof pick === 'string' ? pick : pick?.[element];
  const flowing = picked ?? plan?.results.get(element);
  const index = flowing === undefined ? takes.length - 1 : takes.findIndex(({ id }) => id === flowing);
  return { takes, index, isPicked: picked !== undefined };
}
