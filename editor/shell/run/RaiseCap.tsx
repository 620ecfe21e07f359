import { useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { MoneyInput } from '../../kit/MoneyInput.tsx';
import style from './RaiseCap.module.css';

/** A run has come to its cap: what it says, and the way on with more. */
export function RaiseCap() {
  const { run, control } = useSession();
  const message = useStore(run.state, (state) => state.message);
  const cost = useStore(run.state, (state) => state.cost);
  const before = useStore(control.state, (state) => state.maxCost) ?? cost;
  const [cap, setCap] = useState<number | undefined>(Math.max(1_000_000, before * 2));
  const raise = () => {
    control.setMaxCost(cap);
    void control.retry(cap);
  };
  return (
    <form
      className={style['raise']}
      onSubmit={(event) => {
        event.preventDefault();
        raise();
      }}
    >
      <p>{message ?? 'What is left costs more than the cap of the run allows.'} What was made is kept.</p>
      <MoneyInput label="New cap" value={cap} onChange={setCap} />
      <Button look="accent" type="submit" disabled={cap === undefined || cap <= cost}>
        Raise the cap and go on
      </Button>
    </form>
  );
}
