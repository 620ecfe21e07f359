import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../app/contexts.tsx';
import { useTaskTitle } from '../../app/useTaskTitle.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import type { Decided } from '../../store/submissions.ts';
import style from './DecideSubmissions.module.css';
import { SubmissionEntry } from './SubmissionEntry.tsx';

/** Paid submissions that may or may not have been accepted: nothing is sent again before a person says so. */
export function DecideSubmissions() {
  const { submissions, control } = useSession();
  const { entries, decided, isLoading } = useStore(submissions.state);
  useEffect(() => void submissions.load(), [submissions]);
  const close = () => control.decide(false);
  const isOver = entries.length === 0 && !isLoading;
  const goOn = () => {
    close();
    void control.retry();
  };
  return (
    <Dialog
      title={isOver ? 'Nothing is in doubt any more' : 'Submissions in doubt'}
      onClose={close}
      buttons={
        <>
          <Button onClick={close}>Close</Button>
          {isOver ? (
            <Button look="accent" onClick={goOn}>
              Retry the run
            </Button>
          ) : null}
        </>
      }
    >
      {isOver ? null : (
        <p>
          The connection broke while these were being sent. They may be under way and charged, or may never have
          arrived. Nothing is sent again by itself.
        </p>
      )}
      {decided.map((one) => (
        <Outcome key={one.entry.id} decided={one} />
      ))}
      {isLoading && entries.length === 0 ? <p>Looking …</p> : null}
      {isOver && decided.length === 0 ? <p>A retry makes what is not done. What was made is kept.</p> : null}
      {entries.map((entry) => (
        <SubmissionEntry key={entry.id} entry={entry} />
      ))}
    </Dialog>
  );
}

function Outcome({ decided: { entry, message } }: { readonly decided: Decided }) {
  return (
    <p className={style['outcome']} role="status">
      <b>{useTaskTitle(entry.task)}</b>
      {message}
    </p>
  );
}
