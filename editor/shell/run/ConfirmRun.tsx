import { useStore } from 'zustand';
import { useApp, useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { duration } from '../../kit/duration.ts';
import { money, moneyRange } from '../../kit/money.ts';
import { MoneyInput } from '../../kit/MoneyInput.tsx';
import type { Question } from '../../store/runControl.ts';
import style from './ConfirmRun.module.css';

/** The price of a run above the person's limit, which they agree to or not. */
export function ConfirmRun({ question: { plan, isChanged } }: { readonly question: Question }) {
  const { preferences } = useApp();
  const { control } = useSession();
  const limit = useStore(preferences.state, ({ confirmAbove }) => confirmAbove);
  const maxCost = useStore(control.state, (state) => state.maxCost);
  const { cost, counts, seconds } = plan;
  const price = moneyRange({ ...cost, isCostUnknown: cost.unknown });
  const toRun = counts.run + counts.unknown;
  const no = () => void control.answer(false);
  return (
    <Dialog
      title={isChanged ? 'The price has changed' : `Run for ${price}?`}
      onClose={no}
      buttons={
        <>
          <Button onClick={no}>Not now</Button>
          <Button look="accent" autoFocus onClick={() => void control.answer(true)}>
            Run for {price}
          </Button>
        </>
      }
    >
      {isChanged ? <p>The graph or its prices are not as they were when you agreed: it is {price} now.</p> : null}
      <dl className={style['facts']}>
        <div>
          <dt>To make</dt>
          <dd>
            {toRun} {toRun === 1 ? 'task' : 'tasks'}, about {duration(seconds.high)}
          </dd>
        </div>
        {counts.cached > 0 ? (
          <div>
            <dt>There already</dt>
            <dd>{counts.cached}, for nothing</dd>
          </div>
        ) : null}
        <div>
          <dt>Price</dt>
          <dd>{price}</dd>
        </div>
      </dl>
      {cost.unknown ? (
        <p>Some of the models have no known price: it may be more. A cap holds such tasks back.</p>
      ) : null}
      <MoneyInput
        label="Stop before it costs more than"
        value={maxCost}
        placeholder="no cap"
        onChange={(value) => control.setMaxCost(value)}
      />
      <p className={style['soft']}>A run that costs more than {money(limit)} asks first: see the settings.</p>
    </Dialog>
  );
}
