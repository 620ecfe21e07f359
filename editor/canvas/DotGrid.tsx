import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import style from './DotGrid.module.css';

const gap = 24;

/** The dots behind the cards. They are painted once for each zoom and pushed from then on, by less than one step. */
export function DotGrid() {
  const element = useRef<HTMLDivElement>(null);
  const flow = useStoreApi();
  useEffect(() => {
    let painted = 0;
    const place = ([x, y, zoom]: readonly [number, number, number]) => {
      const dots = element.current;
      if (!dots) return;
      const step = gap * zoom;
      dots.style.transform = `translate(${mod(x, step)}px, ${mod(y, step)}px)`;
      if (zoom === painted) return;
      painted = zoom;
      dots.style.setProperty('--step', `${step}px`);
      dots.style.setProperty('--dot', `${Math.max(0.6, 0.9 * zoom)}px`);
    };
    place(flow.getState().transform);
    return flow.subscribe(({ transform }, before) => {
      if (transform !== before.transform) place(transform);
    });
  }, [flow]);
  return <div ref={element} className={style['dots']} aria-hidden="true" />;
}

function mod(value: number, step: number): number {
  return ((value % step) + step) % step;
}
