import { expect, it } from 'vitest';
import { byteWords } from './byteWords.ts';

it.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1536, '1.5 KB'],
  [2 * 1024 ** 3, '2 GB'],
  [300 * 1024 ** 2, '300 MB'],
  [5 * 1024 ** 5, '5120 TB'],
])('says %d as %s', (bytes, words) => {
  expect(byteWords(bytes)).toBe(words);
});
