import { Redo2, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { Link } from 'wouter';
import { useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { GraphMenu } from './GraphMenu.tsx';
import { RunBar } from './run/RunBar.tsx';
import style from './TopBar.module.css';

const saveWords = {
  saved: 'saved',
  waiting: 'saving …',
  saving: 'saving …',
  offline: 'not connected; kept in this browser',
  conflict: 'changed elsewhere too',
  refused: 'could not be saved',
} as const;

/** Name, undo, how the saving goes, and the run. */
export function TopBar() {
  const { document, autosave } = useSession();
  const { graph, undo, redo } = useStore(document.state);
  const { state, message } = useStore(autosave.state);
  return (
    <header className={style['bar']} data-area="bar">
      <Link href="/" className={style['home']} aria-label="All graphs">
        <img src="/icon.svg" alt="" width={24} height={24} />
      </Link>
      <input
        className={style['name']}
        aria-label="Name of the graph"
        value={graph.name}
        placeholder="Untitled"
        onChange={({ target }) =>
          document.apply('Rename', [{ op: 'set-field', field: 'name', value: target.value }], 'rename graph')
        }
      />
      <Button
        look="quiet"
        icon={<Undo2 size={16} />}
        aria-label="Undo"
        title={undo === undefined ? 'Nothing to undo' : `Undo: ${undo}`}
        disabled={undo === undefined}
        onClick={() => document.undo()}
      />
      <Button
        look="quiet"
        icon={<Redo2 size={16} />}
        aria-label="Redo"
        title={redo === undefined ? 'Nothing to redo' : `Redo: ${redo}`}
        disabled={redo === undefined}
        onClick={() => document.redo()}
      />
      <GraphMenu />
      <span className={style['saving']} data-state={state} title={message} role="status">
        {saveWords[state]}
      </span>
      <div className={style['run']}>
        <RunBar />
      </div>
    </header>
  );
}
