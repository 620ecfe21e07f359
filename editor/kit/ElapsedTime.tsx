import { useSyncExternalStore } from 'react';
import { elapsed } from './elapsed.ts';

const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all that shows time passing. */
function eachSecond(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    for (const each of watchers) each();
  }, 1000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const now = () => Math.floor(Date.now() / 1000);

/** Time since a moment, which goes on by itself. */
export function ElapsedTime({ since }: { readonly since: string }) {
  const second = useSyncExternalStore(eachSecond, now);
  return <time>{elapsed(second - Date.parse(since) / 1000)}</time>;
}
