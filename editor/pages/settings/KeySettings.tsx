import { Check, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import type { KeyInfo } from '../../store/serverSettings.ts';
import style from './SettingsPage.module.css';

/** Keys of the companies whose models are asked. A key is sent once and never shown again. */
export function KeySettings() {
  const { settings } = useApp();
  const keys = useStore(settings.state, (state) => state.keys);
  return (
    <section className={style['section']} aria-labelledby="settings-keys">
      <h2 id="settings-keys">Keys</h2>
      <p className={style['lead']}>
        The animatic needs none. A key is kept on the server, in a file that only its user can read, and is never shown.
      </p>
      <ul className={style['rows']}>
        {keys?.map((key) => (
          <KeyRow key={key.name} info={key} />
        ))}
      </ul>
    </section>
  );
}

function KeyRow({ info: { name, providers, set, from } }: { readonly info: KeyInfo }) {
  const { settings } = useApp();
  const [isWriting, setWriting] = useState(false);
  const save = async (form: HTMLFormElement) => {
    const value = new FormData(form).get('key');
    if (typeof value === 'string' && (await settings.setKey(name, value))) setWriting(false);
  };
  return (
    <li className={style['row']}>
      <div className={style['what']}>
        <b>{providers.join(', ')}</b>
        <small>
          <code>{name}</code>
          {from === 'environment' ? ' from the environment, which wins over what is set here' : null}
          {from === 'settings' ? ' set here' : null}
        </small>
      </div>
      <span className={style['state']} data-set={set}>
        {set ? <Check size={15} aria-hidden="true" /> : null}
        {set ? 'set' : 'not set'}
      </span>
      {from === 'environment' ? null : (
        <Button
          icon={<KeyRound size={14} />}
          aria-expanded={isWriting}
          aria-label={set ? `Replace ${name}` : `Set ${name}`}
          onClick={() => setWriting(!isWriting)}
        >
          {set ? 'Replace' : 'Set'}
        </Button>
      )}
      {from === 'settings' ? (
        <Button aria-label={`Remove ${name}`} onClick={() => void settings.removeKey(name)}>
          Remove
        </Button>
      ) : null}
      {isWriting ? (
        <form
          className={style['keyForm']}
          onSubmit={(event) => {
            event.preventDefault();
            void save(event.currentTarget);
          }}
        >
          <input
            className={style['input']}
            // Not kept by the page: a value that React knows would stand in the document.
            name="key"
            type="password"
            required
            autoFocus
            autoComplete="off"
            aria-label={`Value of ${name}`}
            placeholder="Paste the key"
          />
          <Button type="submit" look="accent">
            Save
          </Button>
        </form>
      ) : null}
    </li>
  );
}
