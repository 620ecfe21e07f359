import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useSession } from '../../app/contexts.tsx';
import { duration } from '../../kit/duration.ts';
import { groupProblems, type ProblemGroup } from '../../kit/groupProblems.ts';
import { moneyRange } from '../../kit/money.ts';
import { MoneyInput } from '../../kit/MoneyInput.tsx';
import { planWords } from '../../kit/planWords.ts';
import { useNodeTitle } from '../../app/useNodeTitle.ts';
import type { NodePlan } from '../../store/nodePlans.ts';
import style from './PlanBreakdown.module.css';

/** So many rows are drawn; the others are counted. */
const mostRows = 200;

/** What would run and why, node by node, what stands against it, and the most that it may cost. */
export function PlanBreakdown() {
  const { plan, control } = useSession();
  const { plan: answer, nodes } = useStore(plan.state);
  const maxCost = useStore(control.state, (state) => state.maxCost);
  if (!answer) return null;
  const toRun = [...nodes].filter(([, { toRun }]) => toRun > 0);
  const { problems } = answer;
  return (
    <div className={style['plan']}>
      <h3>{planWords(answer).join(' · ')}</h3>
      {problems.length > 0 ? (
        <ul aria-label="Problems" className={style['problems']}>
          {groupProblems(problems)
            .slice(0, mostRows)
            .map((group) => (
              <ProblemRow key={group.severity + group.message} group={group} />
            ))}
        </ul>
      ) : null}
      {toRun.length > 0 ? (
        <ul aria-label="To run" className={style['rows']}>
          {toRun.slice(0, mostRows).map(([id, node]) => (
            <NodeRow key={id} id={id as NodeId} plan={node} />
          ))}
        </ul>
      ) : (
        <p className={style['soft']}>All of it is there already.</p>
      )}
      {toRun.length > mostRows ? <p className={style['soft']}>and {toRun.length - mostRows} more nodes</p> : null}
      <footer>
        <MoneyInput
          label="Stop before it costs more than"
          value={maxCost}
          placeholder="no cap"
          onChange={(value) => control.setMaxCost(value)}
        />
      </footer>
    </div>
  );
}

function NodeRow({ id, plan }: { readonly id: NodeId; readonly plan: NodePlan }) {
  const session = useSession();
  const title = useNodeTitle(id);
  return (
    <li>
      <button type="button" onClick={() => session.show(id)}>
        <b>{title}</b>
        <span>{plan.reason}</span>
        <span className={style['price']}>
          {plan.tasks > 1 ? `${plan.toRun} × · ` : ''}
          {moneyRange(plan)} · {duration(plan.seconds)}
        </span>
      </button>
    </li>
  );
}

function ProblemRow({ group: { nodes, message, severity } }: { readonly group: ProblemGroup }) {
  const session = useSession();
  const many = nodes.length > 1 ? ` (${nodes.length} nodes)` : '';
  return (
    <li data-severity={severity}>
      {nodes.length === 0 ? (
        <span>{message}</span>
      ) : (
        <button type="button" onClick={() => session.show(...(nodes as NodeId[]))}>
          {message}
          {many}
        </button>
      )}
    </li>
  );
}
