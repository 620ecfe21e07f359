import { ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import style from './OpenRow.module.css';

interface OpenRowProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Before the row: it has a control of its own. */
  readonly before?: ReactNode;
  readonly title: ReactNode;
  /** Short facts at the right. */
  readonly facts?: ReactNode;
  readonly isDimmed?: boolean;
  readonly children: ReactNode;
}

/** A row of a long list that opens to be edited. What is closed costs nothing. */
export function OpenRow({ isOpen, onToggle, before, title, facts, isDimmed = false, children }: OpenRowProps) {
  const id = useId();
  return (
    <li className={style['row']} data-open={isOpen} data-dimmed={isDimmed}>
      <div className={style['line']}>
        {before}
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <ChevronRight size={14} aria-hidden="true" />
          <span className={style['title']}>{title}</span>
          <span className={style['facts']}>{facts}</span>
        </button>
      </div>
      <div id={id} className={style['inside']} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </li>
  );
}
