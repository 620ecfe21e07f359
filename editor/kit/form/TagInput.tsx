import { X } from 'lucide-react';
import { useState } from 'react';
import style from './TagInput.module.css';

interface TagInputProps {
  readonly id?: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly placeholder?: string;
  readonly onChange: (values: string[]) => void;
}

/** Short words, one after another: Enter or a comma ends one, Backspace takes the last one back. */
export function TagInput({ id, label, values, placeholder, onChange }: TagInputProps) {
  const [text, setText] = useState('');
  const add = () => {
    const found = text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    setText('');
    if (found.length > 0) onChange([...values, ...found]);
  };
  return (
    <div className={style['tags']}>
      {values.map((word, index) => (
        <span key={`${index} ${word}`} className={style['tag']}>
          {word}
          <button
            type="button"
            aria-label={`Remove ${word}`}
            onClick={() => onChange(values.filter((_, place) => place !== index))}
          >
            <X size={11} />
          </button>
        </span>
      ))}
      <input
        id={id}
        aria-label={label}
        value={text}
        placeholder={values.length === 0 ? placeholder : ''}
        onChange={({ target }) => setText(target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault();
            add();
          } else if (event.key === 'Backspace' && text === '' && values.length > 0) {
            onChange(values.slice(0, -1));
          }
        }}
      />
    </div>
  );
}
