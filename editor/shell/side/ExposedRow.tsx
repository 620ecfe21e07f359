import { ArrowUp, X } from 'lucide-react';
import { Button } from '../../kit/Button.tsx';
import { DraftField } from '../../kit/DraftField.tsx';
import style from './ExposedPanel.module.css';

interface ExposedRowProps {
  readonly exposed: { readonly name: string; readonly title?: string | undefined };
  /** Which node and param it stands for. */
  readonly source: string;
  readonly isFirst: boolean;
  /** Absent where there is none to give. */
  readonly description?: string;
  readonly onChange: (change: { title?: string; description?: string }) => void;
  readonly onRaise: () => void;
  readonly onHide: () => void;
}

/** One field or result of the template. */
export function ExposedRow({
  exposed: { name, title },
  source,
  isFirst,
  description,
  onChange,
  onRaise,
  onHide,
}: ExposedRowProps) {
  return (
    <li className={style['row']}>
      <div className={style['rowHead']}>
        <code title={source}>{name}</code>
        <Button
          look="quiet"
          icon={<ArrowUp size={14} />}
          aria-label={`Move ${name} up`}
          title="Move up"
          disabled={isFirst}
          onClick={onRaise}
        />
        <Button look="quiet" icon={<X size={14} />} aria-label={`Hide ${name}`} title="Hide" onClick={onHide} />
      </div>
      <DraftField label="Title" value={title ?? name} isRequired onChange={(text) => onChange({ title: text })} />
      {description === undefined ? null : (
        <DraftField label="What it is for" value={description} onChange={(text) => onChange({ description: text })} />
      )}
    </li>
  );
}
