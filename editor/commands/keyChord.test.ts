import { describe, expect, it } from 'vitest';
import { chordWords, isChord, type KeyPress } from './keyChord.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe('key chords', () => {
  it('take Mod as Ctrl, and as ⌘ on a Mac', () => {
    expect(isChord(press('z', { ctrlKey: true }), 'Mod+Z', false)).toBe(true);
    expect(isChord(press('z', { metaKey: true }), 'Mod+Z', true)).toBe(true);
    expect(isChord(press('z', { ctrlKey: true }), 'Mod+Z', true)).toBe(false);
    expect(isChord(press('z'), 'Mod+Z', false)).toBe(false);
  });

  it('tell Shift and Alt apart', () => {
    expect(isChord(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', false)).toBe(true);
    expect(isChord(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false)).toBe(false);
    expect(isChord(press('m', { altKey: true }), 'M', false)).toBe(false);
  });

  it('go by the letter of the layout, not by the place of the key', () => {
    // On a French keyboard the key at the place of Q gives an A.
    expect(isChord(press('a', { ctrlKey: true, code: 'KeyQ' }), 'Mod+A', false)).toBe(true);
    expect(isChord(press('a', { ctrlKey: true, code: 'KeyQ' }), 'Mod+Q', false)).toBe(false);
  });

  it('go by the place where the layout gives no Latin letter', () => {
    expect(isChord(press('с', { ctrlKey: true, code: 'KeyC' }), 'Mod+C', false)).toBe(true);
    expect(isChord(press('ç', { metaKey: true, altKey: true, code: 'KeyC' }), 'Mod+Alt+C', true)).toBe(true);
  });

  it('take signs with or without Shift, and digits under Shift', () => {
    expect(isChord(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(isChord(press('/', { shiftKey: false }), '/', false)).toBe(true);
    expect(isChord(press('!', { shiftKey: true, code: 'Digit1' }), 'Shift+1', false)).toBe(true);
    expect(isChord(press('+', { ctrlKey: true, shiftKey: true }), 'Mod++', false)).toBe(true);
  });

  it('are shown as each system writes them', () => {
    expect(chordWords('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(chordWords('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(chordWords('Mod++', false)).toEqual(['Ctrl', '+']);
  });
});
