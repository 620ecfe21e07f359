import { Pause, Play, Square } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { useStore } from 'zustand';
import type { Tier } from '../../runtime/graph/graph.ts';
import { useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { PricePill } from './PricePill.tsx';
import style from './RunBar.module.css';

/** Tier, price and time, and the buttons that run, pause and stop. */
export function RunBar() {
  const { plan, run, control } = useSession();
  const tier = useStore(plan.state, (state) => state.tier);
  const state = useStore(run.state, (run) => run.state);
  const isStarting = useStore(control.state, (control) => control.isStarting);
  const isActive = state === 'running' || state === 'paused';
  return (
    <div className={style['bar']}>
      <ToggleGroup.Root
        type="single"
        value={tier}
        aria-label="Tier"
        className={style['tiers'] ?? ''}
        onValueChange={(next) => {
          if (next !== '') plan.setTier(next as Tier);
        }}
      >
        <ToggleGroup.Item value="animatic">Animatic</ToggleGroup.Item>
        <ToggleGroup.Item value="final">Final</ToggleGroup.Item>
      </ToggleGroup.Root>
      <PricePill />
      {isActive ? (
        <>
          <RunProgress />
          {state === 'paused' ? (
            <Button icon={<Play size={14} />} onClick={() => void control.resume()}>
              Resume
            </Button>
          ) : (
            <Button icon={<Pause size={14} />} onClick={() => void control.pause()}>
              Pause
            </Button>
          )}
          <Button icon={<Square size={14} />} onClick={() => void control.cancel()}>
            Stop
          </Button>
        </>
      ) : (
        <Button look="accent" icon={<Play size={14} />} disabled={isStarting} onClick={() => void control.start()}>
          Run
        </Button>
      )}
    </div>
  );
}

function RunProgress() {
  const { run } = useSession();
  const total = useStore(run.state, (state) => state.total);
  const counts = useStore(run.state, (state) => state.counts);
  const over = counts.done + counts.cached + counts.failed + counts.skipped;
  return (
    <span className={style['progress']}>
      <progress value={over} max={Math.max(1, total)} aria-label="Progress of the run" />
      {over} of {total}
    </span>
  );
}
