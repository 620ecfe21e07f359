import { useId } from 'react';
import type { Json } from '../../runtime/graph/json.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { ParamField } from './fieldsOf.ts';
import style from './Field.module.css';

interface FieldProps {
  readonly field: ParamField;
  readonly value: Json | undefined;
  /** A wire gives the value: the field is hidden. */
  readonly isWired: boolean;
  readonly problems: readonly Problem[];
  readonly onChange: (value: Json | undefined) => void;
}

/** One param: its name, a control that fits its schema, and what stands against its value. */
export function Field({ field, value, isWired, problems, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={style['field']}>
      <label htmlFor={id} className={style['label']} title={field.description}>
        {field.title}
      </label>
      {isWired ? (
        <p className={style['wired']}>comes by wire</p>
      ) : (
        <Control id={id} field={field} value={value ?? field.fallback} onChange={onChange} />
      )}
      {problems.map(({ code, message }) => (
        <p key={code + message} className={style['problem']} role="alert">
          {message}
        </p>
      ))}
    </div>
  );
}

interface ControlProps extends Pick<FieldProps, 'field' | 'value' | 'onChange'> {
  readonly id: string;
}

function Control({ id, field: { schema }, value, onChange }: ControlProps) {
  const choices = Array.isArray(schema['enum']) ? schema['enum'].filter((choice) => typeof choice === 'string') : [];
  if (choices.length > 0) {
    return (
      <select
        id={id}
        className={style['input']}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => onChange(target.value)}
      >
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  }
  switch (schema['type']) {
    case 'boolean':
      return (
        <input id={id} type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />
      );
    case 'number':
    case 'integer':
      return (
        <input
          id={id}
          type="number"
          className={style['input']}
          value={typeof value === 'number' ? value : ''}
          onChange={({ target }) => onChange(Number.isNaN(target.valueAsNumber) ? undefined : target.valueAsNumber)}
        />
      );
    case 'string':
      return (
        <textarea
          id={id}
          rows={3}
          className={style['input']}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    default:
      return <pre className={style['raw']}>{JSON.stringify(value ?? null, null, 2)}</pre>;
  }
}
