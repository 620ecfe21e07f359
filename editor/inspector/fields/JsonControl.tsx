import { useState } from 'react';
import type { Json } from '../../../runtime/graph/json.ts';
import { GrowingText } from '../../kit/form/GrowingText.tsx';
import type { ControlProps } from './controlProps.ts';
import style from './JsonControl.module.css';

/** A value of a shape that only the node type knows, as JSON. */
export function JsonControl({ id, value, onChange }: ControlProps) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (value === undefined ? '' : JSON.stringify(value, null, 2));
  const isBroken = typed !== undefined && parsed(typed) === undefined && typed.trim() !== '';
  return (
    <div className={style['json']} onBlur={() => setTyped(undefined)}>
      <GrowingText
        id={id}
        value={text}
        lines={2}
        onChange={(next) => {
          setTyped(next);
          if (next.trim() === '') onChange(undefined);
          const found = parsed(next);
          if (found !== undefined) onChange(found);
        }}
      />
      {isBroken ? <small role="status">This is not JSON yet.</small> : null}
    </div>
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
