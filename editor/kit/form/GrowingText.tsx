import type { CSSProperties } from 'react';
import style from './Input.module.css';

interface GrowingTextProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  /** Lines that are shown when nothing is written. */
  readonly lines?: number;
  readonly onChange: (value: string) => void;
}

/** Text of any length: the box grows with it. */
export function GrowingText({ id, label, value, placeholder, maxLength, lines = 1, onChange }: GrowingTextProps) {
  return (
    <div className={style['grow']} data-text={value} style={{ '--least': `${lines * 19.5 + 12}px` } as CSSProperties}>
      <textarea
        id={id}
        aria-label={label}
        rows={1}
        className={style['area']}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        spellCheck
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
