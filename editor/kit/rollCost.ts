interface PricedTake {
  readonly element: string;
  readonly cost: number;
}

/** What the newest take of each element cost together, in micro-dollars: what another of each will cost about. */
export function rollCost(takes: readonly PricedTake[]): number {
  const newest = new Map(takes.map(({ element, cost }) => [element, cost]));
  return [...newest.values()].reduce((sum, cost) => sum + cost, 0);
}
