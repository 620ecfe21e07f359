import { useId, type ReactNode } from 'react';
import style from './Door.module.css';

interface DoorProps {
  readonly title: string;
  readonly lead: string;
  /** What comes of it, moving. */
  readonly picture: ReactNode;
  readonly children: ReactNode;
}

/** One way to start. */
export function Door({ title, lead, picture, children }: DoorProps) {
  const id = useId();
  return (
    <article className={style['door']} aria-labelledby={id}>
      <div className={style['picture']}>{picture}</div>
      <div className={style['words']}>
        <h2 id={id}>{title}</h2>
        <p>{lead}</p>
        {children}
      </div>
    </article>
  );
}
