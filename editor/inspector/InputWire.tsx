import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/contexts.tsx';
import style from './InputsSection.module.css';
import type { Wire } from './useWires.ts';
import { WiredFrom } from './WiredFrom.tsx';
import { ServedPicture } from '../kit/ServedPicture.tsx';

interface InputWireProps {
  readonly wire: Wire;
  readonly isPicture: boolean;
  /** Among the wires of a list input; absent where there is no order. */
  readonly place: { readonly index: number; readonly count: number } | undefined;
  readonly onMove: (by: 1 | -1) => void;
}

/** One wire into an input: what is at its other end, its place, the way to take it off. */
export function InputWire({ wire: { id, from }, isPicture, place, onMove }: InputWireProps) {
  const { media } = useApp();
  const { previews, document } = useSession();
  const preview = useStore(previews.state, (state) => state.get(from.node));
  const words = place ? `wire ${place.index + 1}` : 'wire';
  return (
    <div className={style['wire']}>
      {isPicture && preview ? <ServedPicture src={media.thumbnailUrl(preview.hash, 160)} alt="" /> : null}
      <WiredFrom wire={from} />
      {place ? (
        <>
          <button type="button" aria-label={`Move ${words} up`} disabled={place.index === 0} onClick={() => onMove(-1)}>
            <ArrowUp size={13} />
          </button>
          <button
            type="button"
            aria-label={`Move ${words} down`}
            disabled={place.index === place.count - 1}
            onClick={() => onMove(1)}
          >
            <ArrowDown size={13} />
          </button>
        </>
      ) : null}
      <button
        type="button"
        aria-label={`Take off ${words}`}
        title="Take the wire off"
        onClick={() => document.apply('Unwire', [{ op: 'remove-edge', id }])}
      >
        <X size={13} />
      </button>
    </div>
  );
}
