import { RotateCcw } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import type { Json } from '../../runtime/graph/json.ts';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import style from './Field.module.css';
import { ValueEditor } from './fields/ValueEditor.tsx';
import type { ParamField } from './fieldsOf.ts';
import { newGesture } from './newGesture.ts';
import { WiredFrom, type WireEnd } from './WiredFrom.tsx';

interface FieldProps {
  readonly field: ParamField;
  readonly type: NodeTypeInfo;
  /** What is set; undefined for nothing. */
  readonly value: Json | undefined;
  /** Several nodes, which differ in it. */
  readonly isMixed?: boolean;
  /** A wire gives the value: the field is hidden. */
  readonly wire?: WireEnd | undefined;
  readonly problems: readonly Problem[];
  /** What else can be done with it, beside its name. */
  readonly extra?: ReactNode;
  /** @param gesture changes of one gesture are one step of undo */
  readonly onChange: (value: Json | undefined, gesture: string) => void;
}

/** One param: its name, a control that fits its schema, the way back to its default, what stands against its value. */
export function Field({ field, type, value, isMixed = false, wire, problems, extra, onChange }: FieldProps) {
  const id = useId();
  const gesture = useRef(newGesture());
  const { title, description, kind, fallback } = field;
  const isSet = value !== undefined && JSON.stringify(value) !== JSON.stringify(fallback);
  // A text is emptied by hand; a button for it would only be pressed by mistake.
  const canReset = isMixed || (isSet && !(kind.kind === 'text' && fallback === ''));
  const isInline = kind.kind === 'switch';
  const renew = () => {
    gesture.current = newGesture();
  };
  return (
    <div
      className={style['field']}
      data-inline={isInline}
      onFocus={renew}
      onPointerDown={({ target }) => {
        // In a text the focus is the gesture; of a slider each drag is one.
        if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) renew();
      }}
    >
      <div className={style['head']}>
        <label htmlFor={id} title={description}>
          {title}
        </label>
        <span className={style['ways']}>
          {extra}
          {canReset && !wire ? (
            <button
              type="button"
              className={style['reset']}
              aria-label={`Reset ${title}`}
              title="Back to the default"
              onClick={() => onChange(undefined, newGesture())}
            >
              <RotateCcw size={12} />
            </button>
          ) : null}
        </span>
      </div>
      {wire ? (
        <WiredFrom wire={wire} />
      ) : (
        <ValueEditor
          id={id}
          label={title}
          kind={kind}
          type={type}
          value={isMixed ? undefined : (value ?? fallback)}
          placeholder={isMixed ? 'Mixed' : fallback === undefined ? 'automatic' : undefined}
          onChange={(next) => onChange(next, gesture.current)}
        />
      )}
      {problems.map(({ code, message, severity }) => (
        <p key={code + message} className={style['problem']} data-severity={severity} role="alert">
          {message}
        </p>
      ))}
    </div>
  );
}
