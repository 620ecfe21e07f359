import { useId, type ReactNode } from 'react';
import type { Json } from '../../../runtime/graph/json.ts';
import type { Schema } from '../fieldKind.ts';
import { titleOf } from '../fieldsOf.ts';
import type { ControlProps } from './controlProps.ts';
import style from './ObjectControl.module.css';

interface ObjectControlProps extends ControlProps {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: ReadonlySet<string>;
  readonly render: (name: string, schema: Schema, part: ControlProps) => ReactNode;
}

/** Values that belong together, each under its name. */
export function ObjectControl({ label, value, properties, required, render, onChange }: ObjectControlProps) {
  const id = useId();
  const parts = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const put = (name: string, next: Json | undefined) => {
    const { [name]: _before, ...rest } = parts;
    const left = next === undefined && !required.has(name) ? rest : { ...rest, [name]: next ?? '' };
    onChange(Object.keys(left).length === 0 ? undefined : left);
  };
  return (
    <div className={style['object']} role="group" aria-label={label}>
      {Object.entries(properties).map(([name, schema]) => {
        const description = typeof schema['description'] === 'string' ? schema['description'] : undefined;
        return (
          <div key={name} className={style['part']}>
            <label htmlFor={`${id}-${name}`} title={description}>
              {titleOf(name)}
            </label>
            <div>
              {render(name, schema, {
                id: `${id}-${name}`,
                label: `${label}: ${titleOf(name)}`,
                value: parts[name] ?? schema['default'],
                onChange: (next) => put(name, next),
              })}
            </div>
          </div>
        );
      })}
    </div>
  );
}
