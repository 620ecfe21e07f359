import { useEffect } from 'react';
import { loadParts } from './lazyPart.ts';

const restMilliseconds = 1500;

/** Loads what is not shown yet, once the page has come to rest. */
export function useIdleLoad(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadParts(), restMilliseconds);
    return () => clearTimeout(timer);
  }, []);
}
