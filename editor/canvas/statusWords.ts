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
export function statusWords({ state, part, words, notCharged, isPickStale }: NodeStatus): string {
  if (isPickStale) return 'picked take; params have changed since';
  if (state === 'running') return `${words ?? names.running} ${Math.round((part ?? 0) * 100)} %`;
  if (state === 'stale') return words ?? names.stale;
  const said = words === undefined ? names[state] : `${names[state]}: ${words}`;
  return state === 'failed' && notCharged ? `${said} Not charged.` : said;
}
