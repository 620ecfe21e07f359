import { CircleAlert, CircleCheck, CircleDollarSign, RotateCcw } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { useNarrow } from '../../kit/useNarrow.ts';
import popup from '../../kit/Popup.module.css';
import { tasksInDoubt } from '../../store/tasksInDoubt.ts';
import { RaiseCap } from './RaiseCap.tsx';
import { ResultFiles } from './ResultFiles.tsx';

/** What came of the run that was shown last: its files, or why it is not done and what to do. */
export function RunOutcome() {
  const { run, results, control, submissions } = useSession();
  const state = useStore(run.state, (run) => run.state);
  const failed = useStore(run.state, ({ counts }) => counts.failed);
  const held = useStore(run.state, useShallow(tasksInDoubt));
  const decided = useStore(submissions.state, (state) => state.decided);
  const inDoubt = held.filter((task) => !decided.some(({ entry }) => entry.task === task)).length;
  const toRetry = failed + held.length - inDoubt;
  const hasResults = useStore(results.state, ({ files, values }) => files.length + values.length > 0);
  const isNarrow = useNarrow();
  const doubtWords = inDoubt === 1 ? '1 submission in doubt' : `${inDoubt} submissions in doubt`;
  const retryWords = toRetry === 1 ? 'Retry 1 failed' : `Retry ${toRetry} failed`;
  return (
    <>
      {state === 'over-budget' ? (
        <Popup icon={<CircleDollarSign size={14} />} words="Over budget">
          <RaiseCap />
        </Popup>
      ) : null}
      {inDoubt > 0 ? (
        <Button icon={<CircleAlert size={14} />} aria-label={doubtWords} onClick={() => control.decide()}>
          {isNarrow ? inDoubt : doubtWords}
        </Button>
      ) : null}
      {state === 'failed' && toRetry > 0 ? (
        <Button
          icon={<RotateCcw size={14} />}
          aria-label={retryWords}
          title="What is finished is kept"
          onClick={() => void control.retry()}
        >
          {isNarrow ? toRetry : retryWords}
        </Button>
      ) : null}
      {hasResults ? (
        <Popup icon={<CircleCheck size={14} />} words="Results">
          <ResultFiles />
        </Popup>
      ) : null}
    </>
  );
}

interface PopupProps {
  readonly icon: React.ReactNode;
  readonly words: string;
  readonly children: React.ReactNode;
}

/** On a narrow screen the button is a sign: the price needs the room. */
function Popup({ icon, words, children }: PopupProps) {
  const isNarrow = useNarrow();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button icon={icon} aria-label={words}>
          {isNarrow ? undefined : words}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={popup['popup'] ?? ''} align="end" sideOffset={6} aria-label={words}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
