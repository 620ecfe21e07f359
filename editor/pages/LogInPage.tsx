import { useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import style from './LogInPage.module.css';

/** Shown instead of everything else where the server wants to know who asks. */
export function LogInPage() {
  const { access } = useApp();
  const isLinkRefused = useStore(access.state, (state) => state.isLinkRefused);
  const [link, setLink] = useState('');
  const [failure, setFailure] = useState(
    isLinkRefused ? 'That log-in link was used already, or is too old: each works once, within 15 minutes.' : undefined,
  );
  const logIn = async () => {
    try {
      await access.logIn(link);
      location.replace(isLinkRefused ? '/' : location.href);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <main className={style['page']}>
      <form
        className={style['card']}
        onSubmit={(event) => {
          event.preventDefault();
          void logIn();
        }}
      >
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1>Log in to Shotgraph</h1>
        <p>
          This server takes only people whom it knows. It writes a log-in link when it starts; whoever runs it can make
          another one. Open that link, or paste it here.
        </p>
        <label htmlFor="log-in-link">Log-in link</label>
        <input
          id="log-in-link"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          placeholder="http://…/login?token=…"
          value={link}
          onChange={({ target }) => setLink(target.value)}
        />
        {failure === undefined ? null : (
          <p role="alert" className={style['failure']}>
            {failure}
          </p>
        )}
        <Button look="accent" type="submit" disabled={link.trim() === ''}>
          Log in
        </Button>
      </form>
    </main>
  );
}
