import { expect, test } from 'vitest';
import { concatList } from './concatList.ts';

test('names files with their stretch and length', () => {
  const text = concatList([
    { path: '/a/one.mp4', seconds: 2 },
    { path: '/a/two.mp4', from: 1, to: 3.5, seconds: 2.5 },
  ]);
  expect(text).toBe(
    [
      'ffconcat version 1.0',
      "file '/a/one.mp4'",
      'duration 2.000000',
      "file '/a/two.mp4'",
      'inpoint 1.000000',
      'outpoint 3.500000',
      'duration 2.500000',
      '',
    ].join('\n'),
  );
});

test('steps out of the quotes for a quote', () => {
  expect(concatList([{ path: "/it's.mp4", seconds: 1 }])).toContain(String.raw`file '/it'\''s.mp4'`);
});
