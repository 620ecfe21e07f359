import { useRef, useState } from 'react';
import { useApp } from '../app/contexts.tsx';
import style from './QuickLook.module.css';

interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

const fitted: View = { zoom: 1, x: 0, y: 0 };

/** A picture that fits its frame, and can be gone into: by wheel, by double-click, by dragging. */
export function ZoomedPicture({ hash, title }: { readonly hash: string; readonly title: string }) {
  const { media } = useApp();
  const [view, setView] = useState(fitted);
  const grip = useRef<{ x: number; y: number }>(undefined);
  const zoomTo = (zoom: number, event: { clientX: number; clientY: number; currentTarget: HTMLElement }) => {
    if (zoom <= 1) return setView(fitted);
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    // What is under the pointer stays there.
    const [atX, atY] = [event.clientX - left - width / 2, event.clientY - top - height / 2];
    const factor = zoom / view.zoom;
    setView({ zoom, x: atX - (atX - view.x) * factor, y: atY - (atY - view.y) * factor });
  };
  return (
    <div
      className={style['stage']}
      data-zoomed={view.zoom > 1}
      onWheel={(event) => zoomTo(Math.min(12, view.zoom * Math.exp(-event.deltaY / 300)), event)}
      onDoubleClick={(event) => zoomTo(view.zoom > 1 ? 1 : 3, event)}
      onPointerDown={(event) => {
        if (view.zoom <= 1) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX - view.x, y: event.clientY - view.y };
      }}
      onPointerMove={({ clientX, clientY }) => {
        const { current } = grip;
        if (current) setView(({ zoom }) => ({ zoom, x: clientX - current.x, y: clientY - current.y }));
      }}
      onPointerUp={() => {
        grip.current = undefined;
      }}
    >
      <img
        src={media.url(hash)}
        alt={`Picture of ${title}`}
        draggable={false}
        style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}
      />
    </div>
  );
}
