import { expect, test } from 'vitest';
import { endOfFirstPhrase, pausesInLog, pausesWithin, startOfLastPhrase } from './pauses.ts';

const log = `
[silencedetect @ 0x55d] silence_start: -0.0012
[silencedetect @ 0x55d] silence_end: 0.3 | silence_duration: 0.3
size=N/A time=00:00:02.00 bitrate=N/A
[silencedetect @ 0x55d] silence_start: 1.25
[silencedetect @ 0x55d] silence_end: 1.5 | silence_duration: 0.25
[silencedetect @ 0x55d] silence_start: 2.75
`;

test('reads pauses, one that runs to the end included', () => {
  expect(pausesInLog(log, 3)).toEqual([
    { start: 0, end: 0.3 },
    { start: 1.25, end: 1.5 },
    { start: 2.75, end: 3 },
  ]);
});

test('finds the phrases at either end', () => {
  const pauses = pausesInLog(log, 3);
  expect(endOfFirstPhrase(pauses, 3)).toBe(1.25);
  expect(startOfLastPhrase(pauses, 3)).toBe(1.5);
});

test('sound without a pause is one phrase', () => {
  expect(endOfFirstPhrase([], 3)).toBe(3);
  expect(startOfLastPhrase([], 3)).toBe(0);
});

test('splits pauses of a joined sound by clip', () => {
  expect(pausesWithin([{ start: 1, end: 3 }], 2, 5)).toEqual([{ start: 0, end: 1 }]);
  expect(pausesWithin([{ start: 1, end: 2 }], 2, 5)).toEqual([]);
});
