import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { duration } from '../kit/duration.ts';
import { moneyRange } from '../kit/money.ts';
import style from './PricePill.module.css';

/** What a run of all would come to: `12 to run, 340 cached, ≥ $4.10, about 11 min`. */
export function PricePill() {
  const { plan } = useSession();
  const { plan: answer, isStale, message } = useStore(plan.state);
  if (!answer) return <span className={style['pill']}>{message ?? 'working out the price …'}</span>;
  const { counts, cost, seconds } = answer;
  const errors = answer.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    return (
      <span
        className={style['pill']}
        data-tone="bad"
        title={errors
          .slice(0, 8)
          .map(({ message }) => message)
          .join('\n')}
      >
        {errors.length === 1 ? '1 problem' : `${errors.length} problems`}
      </span>
    );
  }
  const toRun = counts.run + counts.unknown;
  const words = [
    `${toRun} to run`,
    ...(counts.cached > 0 ? [`${counts.cached} cached`] : []),
    moneyRange({ ...cost, isCostUnknown: cost.unknown }),
    ...(toRun > 0 ? [`about ${duration(seconds.high)}`] : []),
  ];
  return (
    <span className={style['pill']} data-stale={isStale} data-testid="price-pill">
      {words.join(' · ')}
    </span>
  );
}
