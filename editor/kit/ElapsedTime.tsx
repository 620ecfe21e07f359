import { elapsed } from './elapsed.ts';
import { useNow } from './useNow.ts';

/** Time since a moment, which goes on by itself. */
export function ElapsedTime({ since }: { readonly since: string }) {
  return <time>{elapsed(useNow() - Date.parse(since) / 1000)}</time>;
}
