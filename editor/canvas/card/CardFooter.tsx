import { Play, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useSession } from '../../app/contexts.tsx';
import { ElapsedTime } from '../../kit/ElapsedTime.tsx';
import { moneyRange } from '../../kit/money.ts';
import type { NodeStatus } from '../nodeStatus.ts';
import { statusWords } from '../statusWords.ts';
import style from './CardFooter.module.css';

interface CardFooterProps {
  readonly node: NodeId;
  readonly title: string;
  readonly status: NodeStatus;
}

/** How the node stands, what a run of it costs, and the way to run it. */
export function CardFooter({ node, title, status }: CardFooterProps) {
  const { plan, control } = useSession();
  const planned = useStore(plan.state, ({ nodes }) => nodes.get(node));
  const { state, startedAt } = status;
  const words = statusWords(status);
  const canRun = state === 'idle' || state === 'stale' || state === 'failed';
  return (
    <footer className={style['footer']} data-state={state} data-note={status.isPickStale ?? false}>
      <span className={style['words']} title={words}>
        {words}
      </span>
      {startedAt === undefined ? null : <ElapsedTime since={startedAt} />}
      {planned && planned.toRun > 0 && (canRun || state === 'problem') ? (
        <span className={style['price']}>{moneyRange(planned)}</span>
      ) : null}
      {state === 'held' && status.code === 'submission-unknown' ? (
        <button type="button" className={`${style['decide']} nodrag`} onClick={() => control.decide()}>
          Decide
        </button>
      ) : null}
      {canRun ? (
        <button
          type="button"
          className={`${style['run']} nodrag`}
          aria-label={state === 'failed' ? `Retry ${title}` : `Run ${title}`}
          title={state === 'failed' ? 'Retry' : 'Run this, and what it needs'}
          onClick={() => void control.start({ targets: [node] })}
        >
          {state === 'failed' ? <RotateCcw size={13} /> : <Play size={13} />}
        </button>
      ) : null}
    </footer>
  );
}
