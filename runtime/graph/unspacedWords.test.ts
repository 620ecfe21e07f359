import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unspacedWords } from './unspacedWords.ts';

it.each([
  ['อากาศดีมากเรา', ['อากาศ', 'ดี', 'มาก', 'เรา']],
  ['今日は「天気」です。', ['今日', 'は', '「天気」', 'です。']],
  ['tomorrow,', ['tomorrow,']],
  ['안녕하세요', ['안녕하세요']],
])('parts %s', (text, words) => {
  expect(unspacedWords(text)).toEqual(words);
});

it('loses nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('ดี', 'มาก', '今', 'は', '「', '」', '。', '(', 'a', '!')), (parts) => {
      const text = parts.join('');
      expect(unspacedWords(text).join('')).toBe(text);
    }),
  );
});
