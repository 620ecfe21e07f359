import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LedgerItem, ResolveRequest } from '../../../runtime/protocol/ledger.ts';
import { useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { money } from '../../kit/money.ts';
import style from './DecideSubmissions.module.css';

/** Paid submissions that may or may not have been accepted: nothing is sent again before a person says so. */
export function DecideSubmissions() {
  const { submissions, control } = useSession();
  const { entries, isLoading } = useStore(submissions.state);
  useEffect(() => void submissions.load(), [submissions]);
  const close = () => control.decide(false);
  return (
    <Dialog title="Submissions in doubt" onClose={close} buttons={<Button onClick={close}>Close</Button>}>
      <p>
        The connection broke while these were being sent. They may be under way and charged, or may never have arrived.
        Nothing is sent again by itself.
      </p>
      {entries.length === 0 ? <p>{isLoading ? 'Looking …' : 'None of this run is in doubt.'}</p> : null}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </Dialog>
  );
}

function Entry({ entry: { id, task, model, reserved, createdAt } }: { readonly entry: LedgerItem }) {
  const { submissions } = useSession();
  const isBusy = useStore(submissions.state, ({ deciding }) => deciding !== undefined);
  const [isCharged, setCharged] = useState(true);
  const decide = (choice: ResolveRequest['choice']) => void submissions.resolve(id, choice, isCharged);
  return (
    <section className={style['entry']} aria-label={task}>
      <header>
        <b>{task}</b>
        <span>
          {model} · {money(reserved)} · {new Date(createdAt).toLocaleString()}
        </span>
      </header>
      <label>
        <input type="checkbox" checked={isCharged} onChange={({ target }) => setCharged(target.checked)} /> it was
        charged, as far as is known
      </label>
      <div className={style['choices']}>
        <Button disabled={isBusy} onClick={() => decide('check')}>
          Ask the provider
        </Button>
        <Button disabled={isBusy} onClick={() => decide('count-as-failed')}>
          Count as failed
        </Button>
        <Button look="danger" disabled={isBusy} onClick={() => decide('submit-again')}>
          Submit again
        </Button>
      </div>
    </section>
  );
}
