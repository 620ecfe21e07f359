import type { RunState } from '../../../runtime/events/runState.ts';

/** `62 %` while a run goes on; '' otherwise. */
export function runTitle({ state, total, counts }: Pick<RunState, 'state' | 'total' | 'counts'>): string {
  if (state !== 'running' && state !== 'paused') return '';
  const over = counts.done + counts.cached + counts.failed + counts.skipped;
  return `${state === 'paused' ? '⏸ ' : ''}${Math.floor((100 * over) / Math.max(1, total))} %`;
}
