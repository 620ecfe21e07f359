import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { byteWords } from '../../kit/byteWords.ts';
import { PruneDialog } from './PruneDialog.tsx';
import style from './SettingsPage.module.css';

/** What the server keeps on its disk, and the way to make room. */
export function StorageSettings() {
  const { settings } = useApp();
  const storage = useStore(settings.state, (state) => state.storage);
  const [isAsking, setAsking] = useState(false);
  if (!storage) return null;
  const { files, bytes, free, disk, warning } = storage;
  return (
    <section className={style['section']} aria-labelledby="settings-storage">
      <h2 id="settings-storage">Storage</h2>
      <div className={style['row']}>
        <div className={style['what']}>
          <b>
            {files === 1 ? '1 file' : `${files} files`}, {byteWords(bytes)}
          </b>
          <small>
            {byteWords(free)} of {byteWords(disk)} free on the disk
          </small>
        </div>
        <Button icon={<Eraser size={14} />} onClick={() => setAsking(true)}>
          Make room …
        </Button>
      </div>
      <div
        className={style['meter']}
        role="meter"
        aria-label="Disk in use"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 - (100 * free) / disk)}
      >
        <div style={{ width: `${100 - (100 * free) / disk}%` }} />
      </div>
      {warning === undefined ? null : (
        <p role="alert" className={style['warning']}>
          {warning}
        </p>
      )}
      {isAsking ? <PruneDialog onClose={() => setAsking(false)} /> : null}
    </section>
  );
}
