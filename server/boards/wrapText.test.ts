import { describe, expect, it } from 'vitest';
import { wrapText } from './wrapText.ts';

const measure = (text: string): number => Array.from(text).length;

describe('wrapText', () => {
  it('keeps every line inside the width, and every word when there is room', () => {
    const text = 'The left can tears loose, tumbles, and shatters on the stones.';
    const lines = wrapText(text, 9, 14, measure);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(14);
  });
  it('ends in an ellipsis when there are more words than room', () => {
    const lines = wrapText('one two three four five six', 2, 9, measure);
    expect(lines).toEqual(['one two', 'three fo…']);
  });
  it('cuts a word that is wider than the sheet', () => {
    expect(wrapText('abcdefghijkl', 2, 5, measure)).toEqual(['abcd…']);
  });
  it('breaks scripts that have no spaces between any two letters, not before a sign that closes', () => {
    const text = '今夜は誰も渡らない。灯りが消えている。';
    const lines = wrapText(text, 9, 6, measure);
    expect(lines.join('')).toBe(text);
    for (const line of lines) expect(line).not.toMatch(/^[。、]/u);
    expect(Math.max(...lines.map((line) => line.length))).toBe(6);
  });
  it('has no lines for no words', () => {
    expect(wrapText('  ', 3, 10, measure)).toEqual([]);
  });
});
