import type { ResultKey } from '../graph/ids.ts';
import type { HashText } from './hashText.ts';
import type { KeyParts } from './store.ts';

/**
 * Everything that decides a result, as name and text, in the order in which people should hear of a change.
 * Names: `type`, `model`, `param.<name>`, `input.<name>`, `request.<name>`, `graph`, `seed`, `roll`. Neither
 * tier, layout, title nor pick is among them, and an asset is only its hash.
 */
export type KeyMaterial = readonly (readonly [name: string, text: string])[];

/** Parts longer than this are kept as a short hash: enough to see that they differ. */
const longestPart = 80;

/** Texts hold no line break outside of JSON strings, where it is escaped, so the lines can not run together. */
export function materialText(material: KeyMaterial): string {
  let text = '';
  for (const [name, part] of material) text += `${name}=${part}\n`;
  return text;
}

/** The cache key: equal exactly when all that decides the result is equal. */
export function cacheKey(text: string, hash: HashText): ResultKey {
  return hash(text) as ResultKey;
}

/** What is stored beside the result, so that a later plan can say why the task is stale. */
export function keyParts(material: KeyMaterial, hash: HashText): KeyParts {
  const parts: Record<string, string> = {};
  for (const [name, text] of material) {
    parts[name] = keyPart(text, hash);
  }
  return parts;
}

export function keyPart(text: string, hash: HashText): string {
  return text.length <= longestPart ? text : `#${hash(text).slice(0, 16)}`;
}

/** Why a task is stale, from the parts of its newest result: the first part that differs, in words. */
export function staleReason(before: KeyParts, now: KeyParts): string {
  for (const [name, text] of Object.entries(now)) {
    if (before[name] !== text) return partWords(name, before[name], text);
  }
  const gone = Object.keys(before).find((name) => !(name in now));
  return gone === undefined ? 'The result is no longer stored.' : partWords(gone, before[gone], undefined);
}

function partWords(name: string, before: string | undefined, now: string | undefined): string {
  const dot = name.indexOf('.');
  const kind = dot < 0 ? name : name.slice(0, dot);
  const own = name.slice(dot + 1);
  switch (kind) {
    case 'type':
      return `The node type changed from ${plain(before)} to ${plain(now)}.`;
    case 'model':
      return `The model changed from ${plain(before)} to ${plain(now)}.`;
    case 'graph':
      return 'The graph that the file holds has changed.';
    case 'roll':
      return 'Another take was asked for.';
    case 'input':
      return `The input "${own}" changed${fromTo(before, now)}.`;
    default:
      return `"${own}" changed${fromTo(before, now)}.`;
  }
}

function fromTo(before: string | undefined, now: string | undefined): string {
  if (before === undefined || now === undefined) return now === undefined ? ': it is gone' : ': it is new';
  const short = isShort(before) && isShort(now);
  return short ? ` from ${plain(before)} to ${plain(now)}` : '';
}

function isShort(text: string): boolean {
  return text.length <= 40 && !text.startsWith('#') && !text.startsWith('"asset:');
}

function plain(text: string | undefined): string {
  if (text === undefined) return 'none';
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
