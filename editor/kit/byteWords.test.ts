import { expect, it } from 'vitest';
import { byteWords } from './byteWords.ts';

it('tells bytes in a unit that people can compare', () => {
  expect([0, 999, 1000, 1_449_000, 79_069_044_736, 2e15].map(byteWords)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '1.4 MB',
    '79 GB',
    '2000 TB',
  ]);
});
