import style from './ColorInput.module.css';
import { TextInput } from './TextInput.tsx';

interface ColorInputProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A colour, seen and as its code. */
export function ColorInput({ id, label, value, placeholder, onChange }: ColorInputProps) {
  return (
    <div className={style['color']}>
      <input
        type="color"
        aria-label={`${label}: choose`}
        value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
        onChange={({ target }) => onChange(target.value)}
      />
      <TextInput id={id} value={value} placeholder={placeholder} onChange={onChange} />
    </div>
  );
}
