import type { NodeStatus } from './nodeStatus.ts';

const names: Readonly<Record<NodeStatus['state'], string>> = {
  idle: 'not run yet',
  stale: 'to run',
  waiting: 'waiting',
  running: 'running',
  done: 'done',
  cached: 'up to date',
  failed: 'failed',
  held: 'on hold',
  skipped: 'left out',
  problem: 'can not run',
};

/** The line at the foot of a card. */
export function statusWords({ state, part, words, code, notCharged, isPickStale }: NodeStatus): string {
  if (isPickStale) return 'picked take; params have changed since';
  if (state === 'running') return `${words ?? names.running} ${Math.round((part ?? 0) * 100)} %`;
  if (state === 'stale') return words ?? names.stale;
  if (state === 'held' && code === 'submission-unknown') return 'in doubt: it may have been charged';
  // Said when the task came to the cap, its sums are of then; those of now stand with the way to raise it.
  if (state === 'held' && code === 'over-budget') return 'on hold: the cap of the run is reached';
  // A card has room for the first words only: what it cost stands before why it failed.
  const name = state === 'failed' && notCharged ? `${names.failed}, not charged` : names[state];
  return words === undefined ? name : `${name}: ${words}`;
}
