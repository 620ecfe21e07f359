import style from './Input.module.css';

interface TextInputProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly onChange: (value: string) => void;
}

/** One line of text. */
export function TextInput({ id, label, value, placeholder, maxLength, onChange }: TextInputProps) {
  return (
    <input
      id={id}
      aria-label={label}
      className={style['input']}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
