import { ChevronLeft, ChevronRight, Dices, Lock, LockOpen, Star } from 'lucide-react';
import { useEffect, useState, type ComponentProps, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useApp, useSession } from '../../app/contexts.tsx';
import { useShownTake } from '../../app/useShownTake.ts';
import { RollPopover } from '../../kit/RollPopover.tsx';
import style from './TakesBar.module.css';

interface TakesBarProps {
  readonly node: NodeId;
  /** Looked at: all of it is shown, else only what there is to know. */
  readonly isOpen: boolean;
  /** Beside what is shown instead of over it: a waveform is too low to be covered. */
  readonly isBeside?: boolean;
}

/** Which of several takes flows on: arrows to the others, a star for the pick, another roll of the dice, the lock. */
export function TakesBar({ node, isOpen: isLookedAt, isBeside = false }: TakesBarProps) {
  const { catalog } = useApp();
  const session = useSession();
  const [isRolling, setRolling] = useState(false);
  // The question whether to roll stands even when the pointer leaves the card for it.
  const isOpen = isLookedAt || isRolling;
  const type = useStore(session.document.state, ({ graph }) => graph.nodes[node]?.type ?? '');
  const hasTakes = useStore(catalog.state, ({ nodeTypes }) => nodeTypes.get(type)?.modality !== undefined);
  const isLocked = useStore(session.document.state, ({ graph }) => graph.nodes[node]?.locked ?? false);
  useEffect(() => (hasTakes ? session.takes.hold(node) : undefined), [hasTakes, session, node]);
  const { takes, index, isPicked } = useShownTake(node);
  if (!hasTakes || takes.length === 0 || (takes.length < 2 && !isPicked && !isOpen)) return null;
  const show = (to: number) => session.takeActions.pick(node, takes[to]?.id);
  const isAlone = takes.length < 2;
  return (
    <div className={`${style['bar']} nodrag`} data-open={isOpen} data-beside={isBeside} role="group" aria-label="Takes">
      {isOpen && !isAlone ? (
        <TakeButton words="Take before" disabled={isLocked || index <= 0} onClick={() => show(index - 1)}>
          <ChevronLeft size={15} />
        </TakeButton>
      ) : null}
      <span className={style['count']}>
        {index + 1}/{takes.length}
      </span>
      {isOpen && !isAlone ? (
        <TakeButton words="Take after" disabled={isLocked || index >= takes.length - 1} onClick={() => show(index + 1)}>
          <ChevronRight size={15} />
        </TakeButton>
      ) : null}
      {isOpen || isPicked ? (
        <TakeButton
          words={isPicked ? 'Picked: let the newest take flow on again' : 'Pick this take'}
          pressed={isPicked}
          disabled={isLocked}
          onClick={() => session.takeActions.pick(node, isPicked ? undefined : takes[index]?.id)}
        >
          <Star size={13} fill={isPicked ? 'currentColor' : 'none'} />
        </TakeButton>
      ) : null}
      {isOpen ? (
        <RollPopover node={node} isOpen={isRolling} onOpenChange={setRolling}>
          <TakeButton words="Another take" disabled={isLocked}>
            <Dices size={14} />
          </TakeButton>
        </RollPopover>
      ) : null}
      {isOpen ? (
        <TakeButton
          words={isLocked ? 'Unlock' : 'Lock: keep this take'}
          pressed={isLocked}
          onClick={() => session.takeActions.lock(node, !isLocked)}
        >
          {isLocked ? <Lock size={13} /> : <LockOpen size={13} />}
        </TakeButton>
      ) : null}
    </div>
  );
}

interface TakeButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'title'> {
  readonly words: string;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

function TakeButton({ words, pressed, children, ...rest }: TakeButtonProps) {
  return (
    <button type="button" aria-label={words} title={words} aria-pressed={pressed} {...rest}>
      {children}
    </button>
  );
}
