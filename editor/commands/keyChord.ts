/** What of a key press decides which command it is. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

interface Chord {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

const parsed = new Map<string, Chord>();

function chordOf(keys: string): Chord {
  let chord = parsed.get(keys);
  if (!chord) {
    // The key itself may be a plus sign.
    const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
    const key = (parts.at(-1) ?? '').toLowerCase();
    chord = { key, mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt') };
    parsed.set(keys, chord);
  }
  return chord;
}

/**
 * Whether a key press is meant. It goes by the letter that the key gives, whatever the layout; where Alt or a layout
 * without Latin letters gives another sign, by the place of the key. Signs such as `?` need Shift on some layouts only:
 * for them Shift is not looked at.
 */
export function isChord(press: KeyPress, keys: string, isMac: boolean): boolean {
  const chord = chordOf(keys);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (mod !== chord.mod || other || press.altKey !== chord.alt) return false;
  const isLetter = /^[a-z]$/.test(chord.key);
  const isSign = chord.key.length === 1 && !isLetter && !/^\d$/.test(chord.key);
  if (!isSign && press.shiftKey !== chord.shift) return false;
  const given = press.key.toLowerCase();
  if (given === chord.key || (chord.key === 'space' && given === ' ')) return true;
  if (isSign || (/^[\x20-\x7e]$/.test(given) && !chord.alt && !/^\d$/.test(chord.key))) return false;
  return press.code === `Key${chord.key.toUpperCase()}` || press.code === `Digit${chord.key}`;
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const signs: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** Keys as people see them, part by part. */
export function chordWords(keys: string, isMac: boolean): string[] {
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
  return parts.map((part) => (isMac ? macSigns[part] : undefined) ?? signs[part] ?? part);
}
