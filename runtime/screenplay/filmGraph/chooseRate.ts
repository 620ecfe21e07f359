import type { Rate } from '../../graph/rate.ts';
import { ownValue } from '../ownValue.ts';

const quick = new Set(['tiktok', 'reel']);
const ntsc: Readonly<Record<string, Rate>> = {
  '23.976': { num: 24000, den: 1001 },
  '23.98': { num: 24000, den: 1001 },
  '29.97': { num: 30000, den: 1001 },
  '59.94': { num: 60000, den: 1001 },
};

/**
 * Frames a second: what was asked for (`24`, `23.976`, `30000/1001`), else 30 for tiktok and reel, else 24.
 * @returns undefined when `wanted` is not a rate from 1 to 120
 */
export function chooseRate(options: { wanted?: string | undefined; format?: string }): Rate | undefined {
  if (options.wanted === undefined) return { num: quick.has(options.format ?? '') ? 30 : 24, den: 1 };
  const wanted = options.wanted.trim();
  const known = ownValue(ntsc, wanted);
  if (known) return known;
  const fraction = /^(\d{1,6})(?:\/(\d{1,6}))?$/u.exec(wanted);
  const num = Number(fraction?.[1]);
  const den = Number(fraction?.[2] ?? '1');
  return den > 0 && num / den >= 1 && num / den <= 120 ? { num, den } : undefined;
}
