import type { Choice } from './Segments.tsx';
import style from './Input.module.css';

interface SelectInputProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  /** What stands there when nothing is chosen. */
  readonly empty?: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** One of many. */
export function SelectInput({ id, label, value, choices, empty, onChange }: SelectInputProps) {
  const isKnown = value !== undefined && choices.some((choice) => choice.value === value);
  return (
    <select
      id={id}
      aria-label={label}
      className={style['select']}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    >
      {empty === undefined && value !== undefined ? null : <option value="">{empty ?? ''}</option>}
      {isKnown || value === undefined ? null : <option value={value}>{value}</option>}
      {choices.map(({ value: each, words }) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}
