import { Play, RotateCcw, ScrollText } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { useSession } from '../app/contexts.tsx';
import { statusWords } from '../canvas/statusWords.ts';
import { useNodeStatus } from '../canvas/useNodeStatus.ts';
import { Button } from '../kit/Button.tsx';
import { duration } from '../kit/duration.ts';
import { ElapsedTime } from '../kit/ElapsedTime.tsx';
import { moneyRange } from '../kit/money.ts';
import style from './StatusSection.module.css';

interface StatusSectionProps {
  readonly node: NodeId;
  /** Those that no field shows. */
  readonly problems: readonly Problem[];
}

/** How the node stands, why, for how much it would run; the way to run it, and to what was said while it ran. */
export function StatusSection({ node, problems }: StatusSectionProps) {
  const { plan, control, panels } = useSession();
  const planned = useStore(plan.state, ({ nodes }) => nodes.get(node));
  const status = useNodeStatus(node);
  const { state, startedAt, words } = status;
  const canRun = state === 'idle' || state === 'stale' || state === 'failed';
  return (
    <section className={style['status']} data-state={state} aria-label="State">
      <p>
        {statusWords(status)} {startedAt === undefined ? null : <ElapsedTime since={startedAt} />}
      </p>
      {problems.map(({ code, message, severity }) =>
        message === words ? null : (
          <p key={code + message} data-severity={severity}>
            {message}
          </p>
        ),
      )}
      <div className={style['ways']}>
        {canRun ? (
          <Button
            icon={state === 'failed' ? <RotateCcw size={14} /> : <Play size={14} />}
            onClick={() => void control.start({ targets: [node] })}
          >
            {state === 'failed' ? 'Retry' : 'Run this'}
            {planned && planned.toRun > 0 ? (
              <small>
                {moneyRange(planned)} · {duration(planned.seconds)}
              </small>
            ) : null}
          </Button>
        ) : null}
        <Button look="quiet" icon={<ScrollText size={14} />} onClick={() => panels.openDrawer('log')}>
          Log
        </Button>
      </div>
    </section>
  );
}
