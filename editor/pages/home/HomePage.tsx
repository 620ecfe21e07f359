import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useApp } from '../../app/contexts.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { DropAnywhere } from './DropAnywhere.tsx';
import { EmptyDoor } from './EmptyDoor.tsx';
import { GraphShelf } from './GraphShelf.tsx';
import style from './HomePage.module.css';
import { Refusal } from './Refusal.tsx';
import { ScriptDoor } from './ScriptDoor.tsx';
import { TemplateDoor } from './TemplateDoor.tsx';

/** Where everything starts: a template, a script, an empty canvas, or a graph from before. */
export function HomePage() {
  const { starts, library } = useApp();
  const [, go] = useLocation();
  useEffect(() => {
    document.title = 'Shotgraph';
    starts.forgetRefusal();
    void starts.load();
    void library.load();
  }, [starts, library]);
  const follow = (address: string | undefined) => {
    if (address !== undefined) go(address);
  };
  return (
    <DropAnywhere onOpen={follow}>
      <PageHeader />
      <main className={style['page']}>
        <h1 className="visually-hidden">Shotgraph</h1>
        <Refusal />
        <section aria-label="Start something new" className={style['doors']}>
          <TemplateDoor onOpen={follow} />
          <ScriptDoor onOpen={follow} />
          <EmptyDoor onOpen={follow} />
        </section>
        <GraphShelf onOpen={follow} />
      </main>
    </DropAnywhere>
  );
}
