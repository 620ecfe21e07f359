import type { NodePlan } from '../store/nodePlans.ts';

interface PricedTake {
  readonly id: string;
  readonly element: string;
  readonly cost: number;
}

export type RollPrice = Pick<NodePlan, 'low' | 'high' | 'isCostUnknown'>;

/**
 * About what another take of each element costs, in micro-dollars: where the node is to run in this tier, what the plan
 * says; else what those cost that flow on now, which are of this tier; else what the newest did.
 */
export function rollPrice(takes: readonly PricedTake[], planned: NodePlan | undefined): RollPrice {
  if (planned && planned.toRun > 0) return planned;
  const shown = new Set(planned?.results.values());
  const flowing = takes.filter(({ id }) => shown.has(id));
  const newest = new Map((flowing.length > 0 ? flowing : takes).map(({ element, cost }) => [element, cost]));
  const sum = [...newest.values()].reduce((before, cost) => before + cost, 0);
  return { low: sum, high: sum, isCostUnknown: false };
}
