import { useEffect, useId, useState } from 'react';
import style from './DraftField.module.css';

interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly type?: 'text' | 'number';
  /** Nothing is told while the field is empty; leaving it so brings the value back. */
  readonly isRequired?: boolean;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

/** A labelled text that tells each change, and may be empty for a moment. */
export function DraftField({
  label,
  value,
  rows = 1,
  type = 'text',
  isRequired = false,
  placeholder,
  onChange,
}: DraftFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState(value);
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    if (!isWriting) setDraft(value);
  }, [value, isWriting]);
  const common = {
    id,
    className: style['input'],
    value: draft,
    placeholder,
    onFocus: () => setWriting(true),
    onBlur: () => setWriting(false),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setDraft(target.value);
      if (!isRequired || target.value.trim() !== '') onChange(target.value);
    },
  };
  return (
    <div className={style['field']}>
      <label htmlFor={id}>{label}</label>
      {rows > 1 ? <textarea rows={rows} {...common} /> : <input type={type} {...common} />}
    </div>
  );
}
