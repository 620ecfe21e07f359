import { ArrowUpToLine, Pause, Play, Square } from 'lucide-react';
import { Link } from 'wouter';
import type { RunSummary } from '../../runtime/protocol/runs.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { duration } from '../kit/duration.ts';
import { ElapsedTime } from '../kit/ElapsedTime.tsx';
import { money } from '../kit/money.ts';
import { isUnderWay } from '../store/runQueue.ts';
import style from './QueueList.module.css';

const stateWords: Readonly<Record<RunSummary['state'], string>> = {
  running: 'running',
  paused: 'paused',
  done: 'done',
  failed: 'failed',
  cancelled: 'stopped',
  'over-budget': 'over budget',
};

const shortTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' });

/** One run: whose, how far, for how much; the ways to hold it, stop it, or put it first. */
export function QueueRow({ run }: { readonly run: RunSummary }) {
  const { queue } = useApp();
  const { document } = useSession();
  const {
    id,
    graph,
    name,
    tier,
    state,
    cost = 0,
    priority,
    message,
    total,
    counts,
    createdAt,
    startedAt,
    endedAt,
  } = run;
  const over = counts ? counts.done + counts.cached + counts.failed + counts.skipped : 0;
  const isActive = isUnderWay(run);
  const seconds = endedAt !== undefined ? (Date.parse(endedAt) - Date.parse(startedAt ?? createdAt)) / 1000 : undefined;
  const title = name === '' ? 'Untitled' : name;
  return (
    <li className={style['row']} data-state={state}>
      <span className={style['name']}>
        {graph === document.id ? <b>{title}</b> : <Link href={`/graphs/${graph}`}>{title}</Link>}
        <small>{tier === 'animatic' ? 'Animatic' : 'Final'}</small>
      </span>
      <span className={style['state']} title={message}>
        {stateWords[state]}
        {priority > 0 && isActive ? ' · first' : ''}
        {isActive || message === undefined ? null : <small>{message}</small>}
      </span>
      <span className={style['progress']}>
        {isActive && total !== undefined ? (
          <>
            <progress value={over} max={Math.max(1, total)} aria-label={`Progress of ${title}`} />
            {over} of {total}
          </>
        ) : null}
      </span>
      <span className={style['figure']}>
        {isActive && startedAt !== undefined ? <ElapsedTime since={startedAt} /> : null}
        {seconds === undefined ? null : duration(seconds)}
      </span>
      <span className={style['figure']}>{money(cost)}</span>
      <span className={style['acts']}>
        {isActive ? (
          <>
            <Button
              look="quiet"
              icon={<ArrowUpToLine size={14} />}
              aria-label={`Put ${title} first`}
              title="Before all other runs"
              onClick={() => void queue.toFront(id)}
            />
            {state === 'paused' ? (
              <Button
                look="quiet"
                icon={<Play size={14} />}
                aria-label={`Resume ${title}`}
                onClick={() => void queue.resume(id)}
              />
            ) : (
              <Button
                look="quiet"
                icon={<Pause size={14} />}
                aria-label={`Pause ${title}`}
                onClick={() => void queue.pause(id)}
              />
            )}
            <Button
              look="quiet"
              icon={<Square size={13} />}
              aria-label={`Stop ${title}`}
              onClick={() => void queue.cancel(id)}
            />
          </>
        ) : (
          <time className={style['soft']}>{endedAt === undefined ? '' : shortTime.format(new Date(endedAt))}</time>
        )}
      </span>
    </li>
  );
}
