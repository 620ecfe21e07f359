import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Json } from '../../../runtime/graph/json.ts';
import { Button } from '../../kit/Button.tsx';
import { emptyValue } from '../emptyValue.ts';
import type { Schema } from '../fieldKind.ts';
import type { ControlProps } from './controlProps.ts';
import style from './ListControl.module.css';

interface ListControlProps extends ControlProps {
  readonly item: Schema;
  readonly render: (name: string, schema: Schema, part: ControlProps) => ReactNode;
}

/** Values one after another, that can be moved, added and taken away. */
export function ListControl({ id, label, value, item, render, onChange }: ListControlProps) {
  const values: readonly Json[] = Array.isArray(value) ? value : [];
  const put = (index: number, next: Json | undefined) =>
    onChange(values.map((each, place) => (place === index ? (next ?? emptyValue(item)) : each)));
  const swap = (index: number, by: 1 | -1) => {
    const next = [...values];
    const [one, other] = [next[index], next[index + by]];
    if (one === undefined || other === undefined) return;
    [next[index], next[index + by]] = [other, one];
    onChange(next);
  };
  return (
    <div className={style['list']}>
      {values.map((each, index) => (
        // Elements have no ids of their own: their place is what they are.
        <div key={index} className={style['row']}>
          <span className={style['place']}>{index + 1}</span>
          <div className={style['value']}>
            {render(label, item, {
              id: `${id}-${index}`,
              label: `${label} ${index + 1}`,
              value: each,
              onChange: (next) => put(index, next),
            })}
          </div>
          <span className={style['acts']}>
            <button
              type="button"
              aria-label={`Move ${label} ${index + 1} up`}
              disabled={index === 0}
              onClick={() => swap(index, -1)}
            >
              <ArrowUp size={13} />
            </button>
            <button
              type="button"
              aria-label={`Move ${label} ${index + 1} down`}
              disabled={index === values.length - 1}
              onClick={() => swap(index, 1)}
            >
              <ArrowDown size={13} />
            </button>
            <button
              type="button"
              aria-label={`Remove ${label} ${index + 1}`}
              onClick={() => onChange(values.filter((_, place) => place !== index))}
            >
              <X size={13} />
            </button>
          </span>
        </div>
      ))}
      <Button id={id} look="quiet" icon={<Plus size={14} />} onClick={() => onChange([...values, emptyValue(item)])}>
        Add
      </Button>
    </div>
  );
}
