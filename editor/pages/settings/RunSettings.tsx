import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import style from './SettingsPage.module.css';

/** When a run asks before it spends. */
export function RunSettings() {
  const { preferences } = useApp();
  const confirmAbove = useStore(preferences.state, (values) => values.confirmAbove);
  return (
    <section className={style['section']} aria-labelledby="settings-runs">
      <h2 id="settings-runs">Runs</h2>
      <div className={style['row']}>
        <div className={style['what']}>
          <b>Ask before a run that costs more than</b>
          <small>What is free never asks.</small>
        </div>
        <span className={style['money']}>
          $
          <input
            className={style['input']}
            type="number"
            min={0}
            step={0.5}
            aria-label="Dollars above which a run asks first"
            defaultValue={confirmAbove / 1_000_000}
            onChange={({ target }) => {
              if (target.valueAsNumber >= 0) {
                preferences.set({ confirmAbove: Math.round(target.valueAsNumber * 1_000_000) });
              }
            }}
          />
        </span>
      </div>
    </section>
  );
}
