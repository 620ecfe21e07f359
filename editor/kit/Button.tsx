import type { ComponentProps, ReactNode } from 'react';
import style from './Button.module.css';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly look?: 'plain' | 'accent' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
}

/** A button with words. One that shows only a sign needs an `aria-label`. */
export function Button({ look = 'plain', icon, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={style['button']} data-look={look} data-icon-only={children === undefined} {...rest}>
      {icon}
      {children}
    </button>
  );
}
