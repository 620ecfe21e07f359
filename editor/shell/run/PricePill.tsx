import { CircleAlert } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { lazyPart } from '../../app/lazyPart.ts';
import { useSession } from '../../app/contexts.tsx';
import { planWords, shortPlanWords } from '../../kit/planWords.ts';
import { useNarrow } from '../../kit/useNarrow.ts';
import popup from '../../kit/Popup.module.css';
import style from './PricePill.module.css';

const PlanBreakdown = lazyPart(async () => (await import('./PlanBreakdown.tsx')).PlanBreakdown);

/** What a run of all would come to: `12 to run, 340 cached, ≥ $4.10, about 11 min`; behind it, why. */
export function PricePill() {
  const { plan } = useSession();
  const isNarrow = useNarrow();
  const { plan: answer, isStale, message } = useStore(plan.state);
  if (!answer) return <span className={style['pill']}>{message ?? 'working out the price …'}</span>;
  const errors = answer.problems.filter(({ severity }) => severity === 'error').length;
  return (
    <Popover.Root>
      <Popover.Trigger
        className={style['pill']}
        data-stale={isStale}
        data-tone={errors > 0 ? 'bad' : 'plain'}
        data-testid="price-pill"
        title="What would run, and why"
      >
        {errors > 0 ? <CircleAlert size={13} aria-hidden="true" /> : null}
        <span className={style['words']}>
          {errors > 0
            ? errors === 1
              ? '1 problem'
              : `${errors} problems`
            : (isNarrow ? shortPlanWords(answer) : planWords(answer)).join(' · ')}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={popup['popup'] ?? ''} align="end" sideOffset={6} aria-label="Plan of the run">
          <Suspense>
            <PlanBreakdown />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
