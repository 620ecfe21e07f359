import type { HashText } from './hashText.ts';

/**
 * The seed for the provider: the set one for the first take, a new one derived from it for every re-roll.
 * 31 bits, which every provider takes.
 */
export function providerSeed(seed: number, roll: number, hash: HashText): number {
  return roll === 0 ? seed : Number.parseInt(hash(`seed ${seed} roll ${roll}`).slice(0, 8), 16) & 0x7fffffff;
}
