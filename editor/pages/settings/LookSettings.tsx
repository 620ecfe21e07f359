import { ToggleGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import style from './SettingsPage.module.css';

const themes = ['dark', 'light', 'system'] as const;
const wheels = ['zoom', 'pan'] as const;

/** How the editor looks and feels in this browser. */
export function LookSettings() {
  const { preferences } = useApp();
  const { theme, wheelPans } = useStore(preferences.state);
  return (
    <section className={style['section']} aria-labelledby="settings-look">
      <h2 id="settings-look">This browser</h2>
      <div className={style['row']}>
        <div className={style['what']}>
          <b>Theme</b>
        </div>
        <ToggleGroup.Root
          type="single"
          aria-label="Theme"
          className={style['choices'] ?? ''}
          value={theme}
          onValueChange={(value) => {
            const chosen = themes.find((one) => one === value);
            if (chosen) preferences.set({ theme: chosen });
          }}
        >
          <ToggleGroup.Item value="dark">Dark</ToggleGroup.Item>
          <ToggleGroup.Item value="light">Light</ToggleGroup.Item>
          <ToggleGroup.Item value="system">As the system</ToggleGroup.Item>
        </ToggleGroup.Root>
      </div>
      <div className={style['row']}>
        <div className={style['what']}>
          <b>Mouse wheel over the canvas</b>
          <small>With Ctrl or ⌘ held it always zooms.</small>
        </div>
        <ToggleGroup.Root
          type="single"
          aria-label="Mouse wheel over the canvas"
          className={style['choices'] ?? ''}
          value={wheelPans ? 'pan' : 'zoom'}
          onValueChange={(value) => {
            const chosen = wheels.find((one) => one === value);
            if (chosen) preferences.set({ wheelPans: chosen === 'pan' });
          }}
        >
          <ToggleGroup.Item value="zoom">Zooms</ToggleGroup.Item>
          <ToggleGroup.Item value="pan">Moves it</ToggleGroup.Item>
        </ToggleGroup.Root>
      </div>
    </section>
  );
}
