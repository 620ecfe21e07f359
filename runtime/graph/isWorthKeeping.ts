import type { Json } from './json.ts';

const longText = 200;

/**
 * Whether what is worked out of a node's params should be kept for the next look at the same node. Few plain values
 * are read again in less time than a weak map and its collection take; a depiction or a long prompt is not.
 */
export function isWorthKeeping(params: Readonly<Record<string, Json>>): boolean {
  for (const name in params) {
    const value = params[name];
    if (typeof value === 'string' ? value.length > longText : typeof value === 'object' && value !== null) return true;
  }
  return false;
}
