import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shorten } from './shorten.ts';

it('leaves a text that fits as it is', () => {
  expect(shorten('The lamp', 8)).toBe('The lamp');
});

it('cuts between words, or within one that is too long', () => {
  expect(shorten('The lamp swings', 11)).toBe('The lamp…');
  expect(shorten('Lampenschirmständer', 8)).toBe('Lampens…');
});

it('is never longer than allowed, and whole characters only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (text, most) => {
      const short = shorten(text, most);
      expect(short.length).toBeLessThanOrEqual(Math.max(most, 1));
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});
