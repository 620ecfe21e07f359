export interface RunPace {
  /** Tasks in all, and those that had nothing to do. */
  readonly total: number;
  readonly idle: number;
  /** Of the others: ended, and the parts done of those that run, added up. */
  readonly ended: number;
  /** Seconds since the start. */
  readonly elapsed: number;
  /** What the plan thought, at the start. */
  readonly planned: number | undefined;
}

/** Seconds that a run will still take; by its own pace once that can be told, before that by its plan. */
export function remaining({ total, idle, ended, elapsed, planned }: RunPace): number | undefined {
  const work = total - idle;
  if (work <= 0 || ended >= work) return 0;
  const part = ended / work;
  const byPlan = planned === undefined ? undefined : Math.max(0, planned - elapsed);
  if (part < 0.05 || elapsed < 2) return byPlan;
  return (elapsed / part) * (1 - part);
}
