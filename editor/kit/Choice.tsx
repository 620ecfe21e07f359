import { useId } from 'react';
import style from './DraftField.module.css';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  /** The label is for screen readers only. */
  readonly isLabelHidden?: boolean;
  readonly onChange: (value: string) => void;
}

/** One of a few. */
export function Choice({ label, value, options, isLabelHidden = false, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className={style['field']}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select id={id} className={style['input']} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  );
}
