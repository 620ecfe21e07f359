import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 640px)');

function watch(told: () => void): () => void {
  narrow.addEventListener('change', told);
  return () => narrow.removeEventListener('change', told);
}

/** Whether the screen is as narrow as a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}
