import { ToggleGroup } from 'radix-ui';
import { useStore } from 'zustand';
import type { Tier } from '../../../runtime/graph/graph.ts';
import { useSession } from '../../app/contexts.tsx';
import style from './RunBar.module.css';

const tiers: readonly { tier: Tier; words: string; title: string }[] = [
  { tier: 'animatic', words: 'Animatic', title: 'Drawn and spoken on this machine, for nothing' },
  { tier: 'final', words: 'Final', title: 'Made by the models that the nodes name' },
];

/** Free and drawn here, or with the models that are paid for. */
export function TierSwitch() {
  const { plan } = useSession();
  const tier = useStore(plan.state, (state) => state.tier);
  return (
    <ToggleGroup.Root
      type="single"
      value={tier}
      aria-label="Tier"
      className={style['tiers'] ?? ''}
      onValueChange={(next) => {
        if (next !== '') plan.setTier(next as Tier);
      }}
    >
      {tiers.map(({ tier: value, words, title }) => (
        <ToggleGroup.Item key={value} value={value} title={title}>
          {words}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
