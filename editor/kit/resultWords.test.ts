import { expect, it } from 'vitest';
import { resultWords } from './resultWords.ts';

it('reads texts, numbers and lists of them', () => {
  expect(resultWords({ text: 'Nobody crosses tonight.' })).toBe('Nobody crosses tonight.');
  expect(resultWords({ list: ['one', 2, true] })).toBe('one\n2\ntrue');
});

it('reads captions with who speaks', () => {
  const captions = [
    { start: 0, end: 1, text: 'Nobody\ncrosses.', speaker: 'Yann' },
    { start: 1, end: 2, text: 'Wind.' },
  ];
  expect(resultWords({ captions })).toBe('Yann: Nobody crosses.\nWind.');
});

it('leaves pictures to be seen, and takes the first output with words', () => {
  const image = { hash: 'a', mime: 'image/png', kind: 'image', bytes: 1 };
  expect(resultWords({ image })).toBe('');
  expect(resultWords({ image, loudness: { integrated: -14.1, parts: [] } })).toBe('integrated: -14.1');
});
