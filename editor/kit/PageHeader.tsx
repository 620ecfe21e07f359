import { Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import style from './PageHeader.module.css';

interface PageHeaderProps {
  /** Where in the house this page is; the home page has none. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** The bar at the top of every page that is no graph. */
export function PageHeader({ children, actions }: PageHeaderProps) {
  return (
    <header className={style['header']}>
      <Link href="/" className={style['home']}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span>Shotgraph</span>
      </Link>
      <div className={style['middle']}>{children}</div>
      {actions}
      <Link href="/settings" className={style['settings']} aria-label="Settings" title="Settings">
        <Settings size={17} aria-hidden="true" />
      </Link>
    </header>
  );
}
