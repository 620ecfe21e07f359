import { Suspense } from 'react';
import { useStore } from 'zustand';
import { lazyPart } from '../../app/lazyPart.ts';
import { useSession } from '../../app/contexts.tsx';
import { PricePill } from './PricePill.tsx';
import style from './RunBar.module.css';
import { RunButton } from './RunButton.tsx';
import { RunOutcome } from './RunOutcome.tsx';
import { RunUnderWay } from './RunUnderWay.tsx';
import { TierSwitch } from './TierSwitch.tsx';

const RunDialogs = lazyPart(async () => (await import('./RunDialogs.tsx')).RunDialogs);

/** Tier, price and time; the buttons that run, pause and stop; how far it has come and what came of it. */
export function RunBar() {
  const { run, control } = useSession();
  const state = useStore(run.state, (run) => run.state);
  const isAsking = useStore(control.state, ({ question, isDeciding }) => isDeciding || question !== undefined);
  const isActive = state === 'running' || state === 'paused';
  return (
    <div className={style['bar']} data-active={isActive}>
      <TierSwitch />
      <PricePill />
      {isActive ? (
        <RunUnderWay isPaused={state === 'paused'} />
      ) : (
        <>
          <RunOutcome />
          <RunButton />
        </>
      )}
      {isAsking ? (
        <Suspense>
          <RunDialogs />
        </Suspense>
      ) : null}
    </div>
  );
}
