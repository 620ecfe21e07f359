import type { ModelInfo } from '../../runtime/protocol/catalog.ts';
import { money } from '../kit/money.ts';

/** `$0.15 an image`, `$0.04 to $0.08 a second`, `free`, `price not known`. */
export function priceWords({ price }: Pick<ModelInfo, 'price'>): string {
  if (!price || price.rules.length === 0) return 'price not known';
  const all = price.rules.map(({ micros }) => micros);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (high === 0) return 'free';
  const { per } = price.rules[0] ?? { per: 'request' };
  // Of letters and frames one costs too little to be read.
  const many = per === 'character' || per === 'frame' ? 1000 : 1;
  const amount = low === high ? money(high * many) : `${money(low * many)} to ${money(high * many)}`;
  return `${amount} ${many > 1 ? `per 1,000 ${per}s` : `${/^[aeiou]/.test(per) ? 'an' : 'a'} ${per}`}`;
}

/** What can be asked of a model: `1 to 10 s`, `up to 10 reference pictures`. */
export function limitWords({ limits }: Pick<ModelInfo, 'limits'>): string[] {
  const { seconds, secondsRange, references, characters, resolutions } = limits;
  const words: string[] = [];
  if (seconds) words.push(`${seconds.join(', ')} s`);
  if (secondsRange) words.push(`${round(secondsRange.least)} to ${round(secondsRange.most)} s`);
  if (references && references.most > 0) {
    const { least, most } = references;
    const pictures = most === 1 ? 'picture' : 'pictures';
    words.push(least === most ? `${most} reference ${pictures}` : `${least} to ${most} reference ${pictures}`);
  }
  if (characters !== undefined) words.push(`${characters.toLocaleString('en')} letters`);
  const largest = resolutions?.at(-1);
  if (largest) words.push(`up to ${largest.name}`);
  return words;
}

/** Why a model can not be called; undefined where it can. */
export function lackWords({ hasAdapter, keyIsSet, key, provider }: ModelInfo): string | undefined {
  if (!keyIsSet && key !== undefined) return `Needs the key ${key}: set it in the settings.`;
  return hasAdapter ? undefined : `This server can not call ${provider} yet.`;
}

function round(seconds: number): string {
  return String(Math.round(seconds * 10) / 10);
}
