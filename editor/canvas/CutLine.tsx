import { useStore } from 'zustand';
import { useCanvas } from './canvasContext.ts';
import style from './CutLine.module.css';

/** The line that is being drawn over wires to cut them. */
export function CutLine() {
  const { canvas } = useCanvas();
  const cut = useStore(canvas, (state) => state.cut);
  if (!cut) return null;
  return (
    <svg className={style['cut']} aria-hidden="true">
      <polyline points={cut.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}
