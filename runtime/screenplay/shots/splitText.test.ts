import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinTexts } from '../../graph/joinTexts.ts';
import { countWords } from './countWords.ts';
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

  it('cuts a book that stands in one line', () => {
    const parts = splitText('word '.repeat(200_000), 15);
    expect(parts).toHaveLength(Math.ceil(200_000 / 15));
    expect(parts.join(' ')).toHaveLength(200_000 * 5 - 1);
  });

  it('loses no word and makes no part too long, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('sea', 'boat.', 'and,', '—', 'no!', 'étoile', '“go”'), { maxLength: 80 }),
        fc.integer({ min: 2, max: 20 }),
        (words, limit) => {
          const parts = splitText(words.join(' '), limit);
          expect(parts.join(' ')).toBe(words.join(' '));
          if (words.some((word) => word !== '—')) for (const part of parts) expect(part).toMatch(/\p{L}/u);
          for (const part of parts)
            expect(part.split(' ').filter((word) => word !== '—').length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});

describe('a text without spaces', () => {
  const japanese = '今夜は誰も渡らない。灯りが消えているから、船は港に入れない！あの人はまだ沖にいるのだ。';

  it('is cut after its sentences, and comes together as it was', () => {
    const parts = splitText(japanese, 8);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts[0]).toBe('今夜は誰も渡らない。');
    expect(joinTexts(parts)).toBe(japanese);
    for (const part of parts) expect(countWords(part)).toBeLessThanOrEqual(8);
    expect(sentencesOf(japanese)).toHaveLength(3);
  });

  it('is never cut inside of a word', () => {
    const thai = 'สวัสดีค่ะ วันนี้อากาศดีมากเราไปเดินเล่นกันเถอะนะคะ';
    for (const limit of [4, 6, 9, 12]) {
      const parts = splitText(thai, limit);
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) expect(part).not.toMatch(/^\p{M}|^า|เร$|อากา$/u);
      expect(parts.join('').replaceAll(' ', '')).toBe(thai.replaceAll(' ', ''));
    }
  });

  it('takes as long as it has syllables, and a word without end is cut too', () => {
    expect(countWords(japanese)).toBeGreaterThan(15);
    expect(countWords('Привет, как дела?')).toBe(3);
    const parts = splitText('x'.repeat(7000), 15);
    expect(parts.join('')).toBe('x'.repeat(7000));
    for (const part of parts) expect(part.length).toBeLessThan(400);
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
