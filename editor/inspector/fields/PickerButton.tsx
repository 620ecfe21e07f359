import { ChevronsUpDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import popup from '../../kit/Popup.module.css';
import style from './Picker.module.css';

interface PickerButtonProps {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
  /** The list that opens; it is given the way to close. */
  readonly list: (close: () => void) => ReactNode;
}

/** A button that shows what is chosen and opens a list to choose from. */
export function PickerButton({ id, label, children, list }: PickerButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger id={id} className={style['button']} aria-labelledby={`${id}-name`}>
        <span id={`${id}-name`}>
          <span className="visually-hidden">{label} </span>
          {children}
        </span>
        <ChevronsUpDown size={14} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`${popup['popup'] ?? ''} ${style['content'] ?? ''}`}
          align="end"
          sideOffset={4}
          aria-label={label}
        >
          {list(() => setOpen(false))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
