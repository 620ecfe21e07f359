import { useState } from 'react';
import { useStore } from 'zustand';
import type { LedgerItem, ResolveRequest } from '../../../runtime/protocol/ledger.ts';
import { useApp, useSession } from '../../app/contexts.tsx';
import { useTaskTitle } from '../../app/useTaskTitle.ts';
import { Button } from '../../kit/Button.tsx';
import { money } from '../../kit/money.ts';
import style from './DecideSubmissions.module.css';

/** One submission in doubt: the provider may know, else a person says whether it was charged and what to do. */
export function SubmissionEntry({ entry: { id, task, model, reserved, createdAt } }: { readonly entry: LedgerItem }) {
  const { catalog } = useApp();
  const { submissions, control } = useSession();
  const title = useTaskTitle(task);
  const modelTitle = useStore(catalog.state, ({ models }) => models.get(model)?.title ?? model);
  const isBusy = useStore(submissions.state, ({ deciding }) => deciding !== undefined);
  const refusal = useStore(submissions.state, (state) => (state.refusal?.entry === id ? state.refusal : undefined));
  const [isCharged, setCharged] = useState(true);
  const decide = async (choice: ResolveRequest['choice']) => {
    const goesOn = await submissions.resolve(id, choice, isCharged);
    if (goesOn) control.decide(false);
  };
  return (
    <section className={style['entry']} aria-label={title}>
      <header>
        <b>{title}</b>
        <span>
          {modelTitle} · {money(reserved)} · sent {new Date(createdAt).toLocaleString()}
        </span>
      </header>
      <div className={style['ask']}>
        <Button look="accent" disabled={isBusy} onClick={() => void decide('check')}>
          Ask the provider
        </Button>
        <span>whether it has the job. This costs nothing.</span>
      </div>
      {refusal === undefined ? null : (
        <p className={style['refusal']} role="alert">
          {refusal.message}
        </p>
      )}
      <fieldset>
        <legend>Or decide yourself</legend>
        <label>
          <input type="checkbox" checked={isCharged} onChange={({ target }) => setCharged(target.checked)} />
          It was charged: {money(reserved)} stays in the books
        </label>
        <div className={style['choices']}>
          <Button disabled={isBusy} onClick={() => void decide('count-as-failed')}>
            Count as failed
          </Button>
          <Button disabled={isBusy} onClick={() => void decide('submit-again')}>
            Submit again for {money(reserved)}
          </Button>
        </div>
      </fieldset>
    </section>
  );
}
