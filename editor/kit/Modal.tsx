import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import style from './Modal.module.css';

interface ModalProps {
  readonly title: string;
  /** A sentence under the title. */
  readonly lead?: ReactNode;
  readonly size?: 'small' | 'wide';
  readonly onClose: () => void;
  readonly children?: ReactNode;
  /** Buttons, the one that is meant most last. */
  readonly actions?: ReactNode;
}

/** A dialog over everything: it has the focus until it is closed. */
export function Modal({ title, lead, size = 'small', onClose, children, actions }: ModalProps) {
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className={style['shade'] ?? ''} />
        <Dialog.Content
          className={style['modal'] ?? ''}
          data-size={size}
          {...(lead === undefined && { 'aria-describedby': undefined })}
        >
          <header className={style['header']}>
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close asChild>
              <Button look="quiet" icon={<X size={16} />} aria-label="Close" />
            </Dialog.Close>
          </header>
          {lead === undefined ? null : <Dialog.Description className={style['lead'] ?? ''}>{lead}</Dialog.Description>}
          {children === undefined ? null : <div className={style['body']}>{children}</div>}
          {actions === undefined ? null : <footer className={style['footer']}>{actions}</footer>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
