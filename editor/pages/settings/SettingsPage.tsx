import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { KeySettings } from './KeySettings.tsx';
import { LookSettings } from './LookSettings.tsx';
import { RunSettings } from './RunSettings.tsx';
import style from './SettingsPage.module.css';
import { StorageSettings } from './StorageSettings.tsx';

/** Keys and storage of the server, and what a person likes in this browser. */
export function SettingsPage() {
  const { settings } = useApp();
  const version = useStore(settings.state, (state) => state.version);
  useEffect(() => {
    document.title = 'Settings · Shotgraph';
    void settings.load();
  }, [settings]);
  return (
    <div className={style['page']}>
      <PageHeader />
      <main className={style['main']}>
        <h1>Settings</h1>
        <KeySettings />
        <RunSettings />
        <LookSettings />
        <StorageSettings />
        {version === undefined ? null : (
          <p className={style['version']}>
            Shotgraph {version}. <a href="/status">Status of the server</a>
          </p>
        )}
      </main>
    </div>
  );
}
