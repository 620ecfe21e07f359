import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import style from './Menu.module.css';

interface MenuProps {
  /** The control that opens it. */
  readonly children: ReactElement;
  readonly items: ReactNode;
}

/** A menu that a control opens. */
export function Menu({ children, items }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={style['menu'] ?? ''} align="end" sideOffset={4} collisionPadding={8}>
          {items}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly tone?: 'plain' | 'bad';
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon, tone = 'plain', onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={style['item'] ?? ''} data-tone={tone} onSelect={onSelect}>
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}
