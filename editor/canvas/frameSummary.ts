import type { NodeStatus } from './nodeStatus.ts';

/** What all nodes of a frame come to. */
export interface FrameSummary {
  readonly count: number;
  readonly done: number;
  readonly failed: number;
  readonly running: number;
  readonly state: NodeStatus['state'];
}

/** From what people should know first to what they need not. */
const order: readonly NodeStatus['state'][] = [
  'failed',
  'problem',
  'running',
  'held',
  'waiting',
  'stale',
  'idle',
  'skipped',
  'done',
  'cached',
];

export function frameSummary(states: readonly NodeStatus['state'][]): FrameSummary {
  const counted = (...wanted: readonly NodeStatus['state'][]) =>
    states.filter((state) => wanted.includes(state)).length;
  return {
    count: states.length,
    done: counted('done', 'cached'),
    failed: counted('failed', 'problem'),
    running: counted('running'),
    state: order.find((state) => states.includes(state)) ?? 'idle',
  };
}

/** `14 nodes · 12 done` */
export function summaryWords({ count, done, failed, running }: FrameSummary): string {
  return [
    count === 1 ? '1 node' : `${count} nodes`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(running > 0 ? [`${running} running`] : []),
    ...(done > 0 ? [done === count ? 'all done' : `${done} done`] : []),
  ].join(' · ');
}
