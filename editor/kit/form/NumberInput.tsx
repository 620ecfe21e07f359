import { useState } from 'react';
import style from './Input.module.css';
import { numberOf, numberText, stepOf, type NumberLimits } from './numberText.ts';

interface NumberInputProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: number | undefined;
  readonly limits: NumberLimits;
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A number that is typed, or changed by the arrow keys: with Shift by ten steps. */
export function NumberInput({ id, label, value, limits, unit, placeholder, onChange }: NumberInputProps) {
  // While it is typed it may be no number yet, or `1.` on the way to `1.5`.
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === undefined ? '' : numberText(value));
  const step = (by: number) => {
    const next = numberOf(numberText((value ?? limits.least ?? 0) + by * stepOf(limits)), limits);
    setTyped(undefined);
    onChange(next);
  };
  return (
    <span className={style['unit']}>
      <input
        id={id}
        aria-label={label}
        className={style['input']}
        inputMode={limits.isWhole ? 'numeric' : 'decimal'}
        role="spinbutton"
        aria-valuenow={value}
        aria-valuemin={limits.least}
        aria-valuemax={limits.most}
        autoComplete="off"
        value={shown}
        placeholder={placeholder}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = numberOf(target.value, limits);
          if (next !== undefined || target.value.trim() === '') onChange(next);
        }}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          step((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
        }}
      />
      {unit === undefined || unit === '' ? null : <span aria-hidden="true">{unit}</span>}
    </span>
  );
}
