import { useStore } from 'zustand';
import { useApp } from '../app/contexts.tsx';
import { QueueRow } from './QueueRow.tsx';
import style from './QueueList.module.css';

/** All runs: those under way in the order in which they are served, then those that have ended. */
export function QueueList() {
  const { queue } = useApp();
  const runs = useStore(queue.state, (state) => state.runs);
  if (runs.length === 0) return <p className={style['empty']}>No run yet.</p>;
  return (
    <ul className={style['list']} aria-label="Runs">
      {runs.map((run) => (
        <QueueRow key={run.id} run={run} />
      ))}
    </ul>
  );
}
