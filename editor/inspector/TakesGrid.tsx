import { Dices, Maximize2, Star } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { useShownTake } from '../app/useShownTake.ts';
import { Button } from '../kit/Button.tsx';
import { money } from '../kit/money.ts';
import { resultWords } from '../kit/resultWords.ts';
import { RollPopover } from '../kit/RollPopover.tsx';
import { SoundBar } from '../kit/SoundBar.tsx';
import type { Take } from '../store/takesStore.ts';
import { ServedPicture } from '../kit/ServedPicture.tsx';
import style from './TakesGrid.module.css';

interface TakesGridProps {
  readonly node: NodeId;
  /** It asks a model, which makes another one each time. */
  readonly canRoll: boolean;
}

/** Everything that a node has made, element by element; a click lets one of its takes flow on. */
export function TakesGrid({ node, canRoll }: TakesGridProps) {
  const session = useSession();
  const [isRolling, setRolling] = useState(false);
  const takes = useStore(session.takes.state, (state) => state.get(node));
  const isLocked = useStore(session.document.state, ({ graph }) => graph.nodes[node]?.locked ?? false);
  useEffect(() => session.takes.hold(node), [session, node]);
  if (!takes || takes.length === 0) return null;
  const elements = [...new Set(takes.map(({ element }) => element))];
  return (
    <section className={style['takes']} aria-label="Takes">
      <header>
        <h3>{canRoll ? 'Takes' : 'Results'}</h3>
        <span>
          {canRoll ? (
            <RollPopover node={node} isOpen={isRolling} onOpenChange={setRolling}>
              <Button look="quiet" icon={<Dices size={14} />} disabled={isLocked}>
                Another take
              </Button>
            </RollPopover>
          ) : null}
          <Button
            look="quiet"
            icon={<Maximize2 size={14} />}
            aria-label="Look at it large"
            title="Look at it large (Space)"
            onClick={() => session.quickLook.openNode(node)}
          />
        </span>
      </header>
      {elements.map((element) => (
        <ElementTakes key={element} node={node} element={element} isLocked={isLocked} />
      ))}
    </section>
  );
}

interface ElementTakesProps {
  readonly node: NodeId;
  readonly element: string;
  readonly isLocked: boolean;
}

function ElementTakes({ node, element, isLocked }: ElementTakesProps) {
  const { takeActions } = useSession();
  const { takes, index, isPicked } = useShownTake(node, element);
  const newest = takes.slice(-24);
  const hidden = takes.length - newest.length;
  return (
    <div className={style['grid']}>
      {newest.map((take, place) => {
        const isShown = hidden + place === index;
        return (
          <TakeTile
            key={take.id}
            take={take}
            number={hidden + place + 1}
            isShown={isShown}
            isPicked={isShown && isPicked}
            isLocked={isLocked}
            onPick={() => takeActions.pick(node, isShown && isPicked ? undefined : take.id, element)}
          />
        );
      })}
    </div>
  );
}

interface TakeTileProps {
  readonly take: Take;
  readonly number: number;
  readonly isShown: boolean;
  readonly isPicked: boolean;
  readonly isLocked: boolean;
  readonly onPick: () => void;
}

function TakeTile({ take, number, isShown, isPicked, isLocked, onPick }: TakeTileProps) {
  const { media } = useApp();
  const { preview, model, cost, createdAt, outputs } = take;
  const about = [...(model === undefined ? [] : [model]), money(cost), new Date(createdAt).toLocaleString()].join(
    ' · ',
  );
  if (preview?.kind === 'audio') {
    return (
      <div className={style['sound']} data-shown={isShown}>
        <SoundBar hash={preview.hash} title={`take ${number}`} seconds={preview.facts?.seconds} />
        <PickButton {...{ number, isPicked, isLocked, onPick, about }} />
      </div>
    );
  }
  if (!preview) return <p className={style['words']}>{resultWords(outputs)}</p>;
  return (
    <button
      type="button"
      className={style['tile']}
      data-shown={isShown}
      aria-pressed={isPicked}
      aria-label={isPicked ? `Unpick take ${number}` : `Pick take ${number}`}
      title={about}
      disabled={isLocked}
      onClick={onPick}
    >
      <ServedPicture src={media.thumbnailUrl(preview.hash, 160)} alt="" loading="lazy" />
      {isPicked ? <Star size={13} fill="currentColor" /> : null}
      <small>{number}</small>
    </button>
  );
}

function PickButton(props: Pick<TakeTileProps, 'number' | 'isPicked' | 'isLocked' | 'onPick'> & { about: string }) {
  const { number, isPicked, isLocked, onPick, about } = props;
  return (
    <Button
      look="quiet"
      icon={<Star size={13} fill={isPicked ? 'currentColor' : 'none'} />}
      aria-pressed={isPicked}
      aria-label={isPicked ? `Unpick take ${number}` : `Pick take ${number}`}
      title={about}
      disabled={isLocked}
      onClick={onPick}
    />
  );
}
