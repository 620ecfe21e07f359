import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import style from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The row of buttons at the foot. */
  readonly buttons: ReactNode;
  readonly children: ReactNode;
}

/** Something that has to be answered before anything else goes on. */
export function Dialog({ title, onClose, buttons, children }: DialogProps) {
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className={style['shade'] ?? ''} />
        <Radix.Content className={style['dialog'] ?? ''} aria-describedby={undefined}>
          <Radix.Title>{title}</Radix.Title>
          {children}
          <div className={style['buttons']}>{buttons}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
