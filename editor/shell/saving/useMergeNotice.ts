import { useEffect } from 'react';
import { useApp, useSession } from '../../app/contexts.tsx';

/** While somebody works in another tab a save comes every few seconds: once in this time is enough to know. */
const quietMilliseconds = 20_000;

/** Tells that somebody else's save came in. */
export function useMergeNotice(): void {
  const { toasts } = useApp();
  const { autosave } = useSession();
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY;
    return autosave.state.subscribe((now, before) => {
      if (now.merged === before.merged || performance.now() - told < quietMilliseconds) return;
      told = performance.now();
      toasts.show({ tone: 'plain', message: 'This graph was saved in another tab too: its changes are in.' });
    });
  }, [autosave, toasts]);
}
