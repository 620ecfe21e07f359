import { Link } from 'wouter';
import { PageHeader } from '../kit/PageHeader.tsx';
import style from './MissingPage.module.css';

/** For an address that leads nowhere. */
export function MissingPage({ words = 'There is no page at this address.' }: { readonly words?: string }) {
  return (
    <>
      <PageHeader />
      <main className={style['page']}>
        <h1>{words}</h1>
        <Link href="/">To your graphs</Link>
      </main>
    </>
  );
}
