import { connectListener, type RunListener } from '../harness/runListener.ts';

/** What the process is told, as JSON in its only argument, and what it tells: once when all listen, once when the run has ended for all. */
export interface ClientsTask {
  readonly url: string;
  readonly run: string;
  readonly count: number;
}

export type ClientsNews =
  | { readonly type: 'listening' }
  | { readonly type: 'ended'; readonly states: readonly string[]; readonly bytes: number };

const { url, run, count } = JSON.parse(process.argv[2] ?? '{}') as ClientsTask;
const tell = (news: ClientsNews) => process.send?.(news);

const listeners: RunListener[] = [];
for (let index = 0; index < count; index += 1) {
  const listener = await connectListener(url);
  const answer = await listener.subscribe({ run, since: 0 });
  if (!answer.ok) throw new Error(answer.message);
  listeners.push(listener);
}
tell({ type: 'listening' });
await Promise.all(listeners.map((listener) => ended(listener)));
tell({
  type: 'ended',
  states: [...new Set(listeners.map((listener) => shown(listener)))],
  bytes: listeners.reduce((sum, listener) => sum + listener.bytes(), 0),
});
for (const { socket } of listeners) socket.close();
process.disconnect();

function ended(listener: RunListener): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!['done', 'failed', 'cancelled'].includes(listener.state().state)) return;
      resolve();
    };
    listener.socket.on('run-delta', look);
    listener.socket.on('run-snapshot', look);
    look();
  });
}

/** The state as text: equal states have equal ones. */
function shown(listener: RunListener): string {
  const { state, seq, counts, total, cost } = listener.state();
  return JSON.stringify({ state, seq, counts, total, cost });
}
