import { Switch } from 'radix-ui';
import style from './SwitchInput.module.css';

interface SwitchInputProps {
  readonly id: string;
  /** undefined: several nodes that differ. */
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean) => void;
}

/** On or off. */
export function SwitchInput({ id, value, onChange }: SwitchInputProps) {
  return (
    <Switch.Root
      id={id}
      className={style['switch'] ?? ''}
      data-mixed={value === undefined}
      checked={value ?? false}
      onCheckedChange={onChange}
    >
      <Switch.Thumb className={style['thumb'] ?? ''} />
    </Switch.Root>
  );
}
