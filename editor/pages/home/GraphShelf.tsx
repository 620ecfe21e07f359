import { Search, Trash2 } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { FirstFilm } from './FirstFilm.tsx';
import style from './GraphShelf.module.css';
import { GraphTile } from './GraphTile.tsx';
import { TrashTile } from './TrashTile.tsx';

/** The graphs from before, and the trash. */
export function GraphShelf({ onOpen }: { readonly onOpen: (address: string | undefined) => void }) {
  const { library } = useApp();
  const { shelf, search, items, next, failure } = useStore(library.state);
  return (
    <Tabs.Root value={shelf} onValueChange={(value) => library.show(value === 'trash' ? 'trash' : 'graphs')} asChild>
      <section aria-label="Your graphs" className={style['shelf']}>
        <header className={style['header']}>
          <Tabs.List className={style['tabs'] ?? ''} aria-label="Which graphs">
            <Tabs.Trigger value="graphs">Graphs</Tabs.Trigger>
            <Tabs.Trigger value="trash">
              <Trash2 size={14} aria-hidden="true" /> Trash
            </Tabs.Trigger>
          </Tabs.List>
          <label className={style['search']}>
            <Search size={15} aria-hidden="true" />
            <input
              type="search"
              aria-label="Search graphs"
              placeholder="Search"
              value={search}
              onChange={({ target }) => library.find(target.value)}
            />
          </label>
        </header>
        <Tabs.Content value={shelf} tabIndex={-1}>
          {failure === undefined ? null : (
            <p className={style['empty']} role="alert">
              {failure} <Button onClick={() => void library.load()}>Try again</Button>
            </p>
          )}
          {items?.length === 0 ? <Nothing onOpen={onOpen} /> : null}
          <ul className={style['tiles']}>
            {items?.map((item) =>
              shelf === 'trash' ? (
                <TrashTile key={item.id} item={item} />
              ) : (
                <GraphTile key={item.id} item={item} onOpen={onOpen} />
              ),
            )}
          </ul>
          {next === undefined ? null : <Button onClick={() => void library.more()}>Show more</Button>}
        </Tabs.Content>
      </section>
    </Tabs.Root>
  );
}

function Nothing({ onOpen }: { readonly onOpen: (address: string | undefined) => void }) {
  const { library } = useApp();
  const { shelf, search } = useStore(library.state);
  if (search.trim() !== '') return <p className={style['empty']}>Nothing here is called like “{search.trim()}”.</p>;
  if (shelf === 'trash') return <p className={style['empty']}>The trash is empty.</p>;
  return <FirstFilm onOpen={onOpen} />;
}
