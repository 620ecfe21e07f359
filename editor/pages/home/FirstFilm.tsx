import { Clapperboard, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import style from './FirstFilm.module.css';

/** Shown instead of an empty list: the example film, which runs free and without a key. */
export function FirstFilm({ onOpen }: { readonly onOpen: (address: string | undefined) => void }) {
  const { starts } = useApp();
  const { templates, opening } = useStore(starts.state);
  const film = templates.find(({ kind }) => kind === 'screenplay');
  if (!film) return null;
  return (
    <div className={style['film']}>
      <Clapperboard size={30} strokeWidth={1.4} aria-hidden="true" />
      <div>
        <h2>{film.name} is ready to run</h2>
        <p>
          {film.description} An example that needs no key and costs nothing: open it, press Run, and watch the whole
          film as an animatic.
        </p>
      </div>
      <Button
        look="accent"
        icon={<Play size={15} />}
        disabled={opening !== undefined}
        onClick={() => void starts.template(film).then(onOpen)}
      >
        Open the example film
      </Button>
    </div>
  );
}
