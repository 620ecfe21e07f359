import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf, splitText } from './splitText.ts';

describe('splitText', () => {
  it('cuts after sentences', () => {
    expect(splitText('One two three. Four five six. Seven eight nine.', 6)).toEqual([
      'One two three.',
      'Four five six. Seven eight nine.',
    ]);
  });

  it('cuts after a clause when the sentence is too long, and keeps a dash with what came before', () => {
    expect(splitText('We have been taken in twice by wigs — and once by paint, God help us', 9)).toEqual([
      'We have been taken in twice by wigs —',
      'and once by paint, God help us',
    ]);
  });

  it('loses no word and makes no part too long, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('sea', 'boat.', 'and,', '—', 'no!', 'étoile', '“go”'), { maxLength: 80 }),
        fc.integer({ min: 2, max: 20 }),
        (words, limit) => {
          const parts = splitText(words.join(' '), limit);
          expect(parts.join(' ')).toBe(words.join(' '));
          for (const part of parts)
            expect(part.split(' ').filter((word) => word !== '—').length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});

describe('sentencesOf', () => {
  it('does not stop at titles', () => {
    expect(sentencesOf('Mr. Wilson sits. He waits! “Now?” No')).toEqual([
      'Mr. Wilson sits.',
      'He waits!',
      '“Now?”',
      'No',
    ]);
  });
});
