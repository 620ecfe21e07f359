import { Pause, Play, Square } from 'lucide-react';
import { useStore } from 'zustand';
import type { RunState } from '../../../runtime/events/runState.ts';
import { useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { duration } from '../../kit/duration.ts';
import { money } from '../../kit/money.ts';
import { remaining } from '../../kit/remaining.ts';
import { useNow } from '../../kit/useNow.ts';
import style from './RunBar.module.css';

/** How far the run has come, what it has cost, when it will be done; and the ways to hold or stop it. */
export function RunUnderWay({ isPaused }: { readonly isPaused: boolean }) {
  const { control } = useSession();
  return (
    <>
      <RunProgress />
      {isPaused ? (
        <Button icon={<Play size={14} />} onClick={() => void control.resume()}>
          Resume
        </Button>
      ) : (
        <Button
          icon={<Pause size={14} />}
          title="Start nothing more; what runs comes to its end"
          onClick={() => void control.pause()}
        >
          Pause
        </Button>
      )}
      <Button icon={<Square size={13} />} title="What is finished is kept" onClick={() => void control.cancel()}>
        Stop
      </Button>
    </>
  );
}

function RunProgress() {
  const { run, plan } = useSession();
  const state = useStore(run.state);
  const planned = useStore(plan.state, ({ plan }) => plan?.seconds.high);
  const now = useNow();
  const { total, counts, cost, startedAt, state: name } = state;
  const over = counts.done + counts.cached + counts.failed + counts.skipped;
  const seconds = remaining({
    total,
    idle: counts.cached + counts.skipped,
    ended: counts.done + counts.failed + partsUnderWay(state),
    elapsed: startedAt === undefined ? 0 : now - Date.parse(startedAt) / 1000,
    planned,
  });
  const words = [
    `${over} of ${total}`,
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(cost > 0 ? [money(cost)] : []),
    ...(name === 'paused' ? ['paused'] : seconds === undefined ? [] : [`${duration(seconds)} left`]),
  ];
  return (
    <span className={style['progress']}>
      <progress value={over} max={Math.max(1, total)} aria-label="Progress of the run" />
      {words.join(' · ')}
    </span>
  );
}

function partsUnderWay({ nodes, counts }: RunState): number {
  if (counts.running === 0) return 0;
  let parts = 0;
  for (const { tasks, state } of nodes.values()) {
    if (state !== 'running') continue;
    for (const task of tasks.values()) if (task.state === 'running') parts += task.part;
  }
  return parts;
}
