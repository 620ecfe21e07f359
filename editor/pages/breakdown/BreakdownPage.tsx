import { useEffect, useState } from 'react';
import { useApp } from '../../app/contexts.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { BreakdownDesk } from '../../store/breakdownDesk.ts';
import { MissingPage } from '../MissingPage.tsx';
import { BreakdownTabs } from './BreakdownTabs.tsx';
import style from './BreakdownPage.module.css';
import { DeskContext, useDeskState } from './deskContext.ts';
import { FilmPanel } from './FilmPanel.tsx';
import { filmWords } from './filmWords.ts';

/** What was understood of a screenplay, to be looked through and corrected before it becomes a graph. */
export function BreakdownPage({ id }: { readonly id: string }) {
  const app = useApp();
  const [desk, setDesk] = useState<BreakdownDesk>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const leave = new AbortController();
    let opened: BreakdownDesk | undefined;
    const open = async () => {
      opened = await app.openBreakdown(id, leave.signal);
      if (!leave.signal.aborted) setDesk(opened);
    };
    open().catch((error: unknown) => {
      if (!leave.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
    });
    return () => {
      leave.abort();
      opened?.stop();
    };
  }, [app, id]);
  if (failure !== undefined) return <MissingPage words={failure} />;
  if (!desk) return <p className={style['waiting']}>Reading …</p>;
  return (
    <DeskContext value={desk}>
      <Breakdown />
    </DeskContext>
  );
}

function Breakdown() {
  const shown = useDeskState((state) => state.shown);
  const title = shown.title || shown.file;
  useEffect(() => {
    document.title = `${title} · Shotgraph`;
  }, [title]);
  return (
    <div className={style['page']}>
      <PageHeader />
      <main className={style['main']}>
        <header className={style['head']}>
          <p className={style['kind']}>Breakdown of {shown.file}</p>
          <h1>{title}</h1>
          <p className={style['facts']}>
            {[shown.author === '' ? undefined : `by ${shown.author}`, filmWords(shown.counts)]
              .filter((words) => words !== undefined)
              .join(' · ')}
          </p>
        </header>
        <BreakdownTabs />
        <FilmPanel />
      </main>
    </div>
  );
}
