import { useId, useState } from 'react';
import style from './MoneyInput.module.css';

interface MoneyInputProps {
  readonly label: string;
  /** Micro-dollars; absent for none. */
  readonly value: number | undefined;
  readonly placeholder?: string;
  readonly onChange: (value: number | undefined) => void;
}

/** An amount of money that is typed in dollars. */
export function MoneyInput({ label, value, placeholder, onChange }: MoneyInputProps) {
  const id = useId();
  const [text, setText] = useState(value === undefined ? '' : String(value / 1_000_000));
  return (
    <label className={style['money']} htmlFor={id}>
      <span>{label}</span>
      <span className={style['box']}>
        <span aria-hidden="true">$</span>
        <input
          id={id}
          inputMode="decimal"
          value={text}
          placeholder={placeholder}
          onChange={({ target }) => {
            setText(target.value);
            const dollars = Number(target.value.replace(',', '.'));
            if (target.value.trim() === '') onChange(undefined);
            else if (Number.isFinite(dollars) && dollars >= 0) onChange(Math.round(dollars * 1_000_000));
          }}
        />
      </span>
    </label>
  );
}
