import { ChevronLeft, ChevronRight, Dices, Lock, LockOpen, Star } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useApp, useSession } from '../../app/contexts.tsx';
import { useShownTake } from '../../app/useShownTake.ts';
import style from './TakesBar.module.css';

interface TakesBarProps {
  readonly node: NodeId;
  /** Looked at: all of it is shown, else only what there is to know. */
  readonly isOpen: boolean;
}

/** Which of several takes flows on: arrows to the others, a star for the pick, another roll of the dice, the lock. */
export function TakesBar({ node, isOpen }: TakesBarProps) {
  const { catalog } = useApp();
  const session = useSession();
  const type = useStore(session.document.state, ({ graph }) => graph.nodes[node]?.type ?? '');
  const hasTakes = useStore(catalog.state, ({ nodeTypes }) => nodeTypes.get(type)?.modality !== undefined);
  const isLocked = useStore(session.document.state, ({ graph }) => graph.nodes[node]?.locked ?? false);
  useEffect(() => (hasTakes ? session.takes.hold(node) : undefined), [hasTakes, session, node]);
  const { takes, index, isPicked } = useShownTake(node);
  if (!hasTakes || (takes.length === 0 && !isOpen) || (takes.length < 2 && !isPicked && !isOpen)) return null;
  const show = (to: number) => session.takeActions.pick(node, takes[to]?.id);
  const isAlone = takes.length < 2;
  return (
    <div className={`${style['bar']} nodrag`} data-open={isOpen} role="group" aria-label="Takes">
      {isOpen && !isAlone ? (
        <TakeButton words="Take before" disabled={isLocked || index <= 0} onClick={() => show(index - 1)}>
          <ChevronLeft size={15} />
        </TakeButton>
      ) : null}
      {takes.length === 0 ? null : (
        <span className={style['count']}>
          {index + 1}/{takes.length}
        </span>
      )}
      {isOpen && !isAlone ? (
        <TakeButton words="Take after" disabled={isLocked || index >= takes.length - 1} onClick={() => show(index + 1)}>
          <ChevronRight size={15} />
        </TakeButton>
      ) : null}
      {takes.length > 0 && (isOpen || isPicked) ? (
        <TakeButton
          words={isPicked ? 'Picked: let the newest take flow on again' : 'Pick this take'}
          pressed={isPicked}
          disabled={isLocked}
          onClick={() => session.takeActions.pick(node, isPicked ? undefined : takes[index]?.id)}
        >
          <Star size={13} fill={isPicked ? 'currentColor' : 'none'} />
        </TakeButton>
      ) : null}
      {isOpen && takes.length > 0 ? (
        <TakeButton words="Another take" disabled={isLocked} onClick={() => void session.control.roll(node)}>
          <Dices size={14} />
        </TakeButton>
      ) : null}
      {isOpen && takes.length > 0 ? (
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

interface TakeButtonProps {
  readonly words: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function TakeButton({ words, pressed, disabled = false, onClick, children }: TakeButtonProps) {
  return (
    <button type="button" aria-label={words} title={words} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}
