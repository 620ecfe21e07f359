import { Segments } from '../../kit/form/Segments.tsx';
import { SelectInput } from '../../kit/form/SelectInput.tsx';
import { choiceWords } from '../fieldsOf.ts';
import type { ControlProps } from './controlProps.ts';

interface ChoiceControlProps extends ControlProps {
  readonly values: readonly string[];
  /** All of them fit beside each other. */
  readonly isShort: boolean;
}

export function ChoiceControl({ id, label, value, placeholder, values, isShort, onChange }: ChoiceControlProps) {
  const choices = values.map((each) => ({ value: each, words: choiceWords(each) }));
  const chosen = typeof value === 'string' ? value : undefined;
  return isShort ? (
    <Segments label={label} value={chosen} choices={choices} onChange={onChange} />
  ) : (
    <SelectInput id={id} value={chosen} choices={choices} empty={placeholder} onChange={onChange} />
  );
}
