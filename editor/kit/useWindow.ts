import { useEffect, useState, type RefObject } from 'react';

const spare = 6;

export interface ShownWindow {
  readonly from: number;
  readonly to: number;
}

/** Which of many rows of the same height are in sight of what scrolls: a list of thousands draws a few dozen. */
export function useWindow(place: RefObject<HTMLElement | null>, rows: number, height: number): ShownWindow {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [place]);
  const from = Math.max(0, Math.floor(seen.top / height) - spare);
  return { from, to: Math.min(rows, Math.ceil((seen.top + seen.height) / height) + spare) };
}
