import { CloudOff, TriangleAlert } from 'lucide-react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useApp, useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { saveText } from '../../kit/saveText.ts';
import style from './SaveBanner.module.css';

/** Says what is wrong with saving, and the ways out of it. */
export function SaveBanner() {
  const { connection } = useApp();
  const { autosave, document, rescue } = useSession();
  const [, go] = useLocation();
  const { state, message } = useStore(autosave.state);
  const undo = useStore(document.state, (shown) => shown.undo);
  const isLost = useStore(connection.state, (shown) => shown.isLost);
  const exported = (
    <Button
      onClick={() => {
        const { name, text } = rescue.file();
        saveText(name, text);
      }}
    >
      Export what is here
    </Button>
  );
  if (state === 'refused') {
    return (
      <div className={style['banner']} data-tone="bad" role="alert">
        <TriangleAlert size={16} aria-hidden="true" />
        <p>The server does not take the last change: {message} Everything is still here.</p>
        <div>
          {undo === undefined ? null : <Button onClick={() => document.undo()}>Undo: {undo}</Button>}
          {exported}
          <Button
            onClick={() => void rescue.saveCopy().then((id) => (id === undefined ? undefined : go(`/graphs/${id}`)))}
          >
            Save as a copy
          </Button>
        </div>
      </div>
    );
  }
  if (state !== 'offline' && !isLost) return null;
  return (
    <div className={style['banner']} role="status">
      <CloudOff size={16} aria-hidden="true" />
      <p>The server does not answer. What you change is kept in this browser, and saved as soon as it is back.</p>
      <div>{exported}</div>
    </div>
  );
}
