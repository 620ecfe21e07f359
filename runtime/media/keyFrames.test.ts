import { expect, test } from 'vitest';
import { keyFramesInListing } from './keyFrames.ts';

test('reads key frames and the count', () => {
  const listing = [
    '#extradata 0:       41, 0xbc480a6c',
    '#tb 0: 1/24000',
    '0,          0,          0,     1000,     9362, 0xbb90c8c1',
    '0,       1000,       1000,     1000,     4791, 0xe4b9416a, F=0x0',
    '0,       2000,       2000,     1000,     5006, 0x20d5c065, F=0x0',
    '0,       3000,       3000,     1000,     9383, 0x92467c07',
    '0,       4000,       4000,     1000,     4812, 0xb0416e41, F=0x0',
    '',
  ].join('\n');
  expect(keyFramesInListing(listing)).toEqual({ keyFrames: [0, 3], frames: 5 });
});
