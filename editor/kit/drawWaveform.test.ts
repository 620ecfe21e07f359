import { expect, it } from 'vitest';
import { barsOf } from './drawWaveform.ts';

const peaks = { seconds: 1, lowest: [-1, -9, -2, -3], highest: [5, 1, 2, 8] };

it('takes the loudest of each stretch', () => {
  expect(barsOf(peaks, 2)).toEqual([
    { lowest: -9, highest: 5 },
    { lowest: -3, highest: 8 },
  ]);
});

it('spreads few values over many bars, and draws silence as nothing', () => {
  expect(barsOf(peaks, 8).map(({ highest }) => highest)).toEqual([5, 5, 1, 1, 2, 2, 8, 8]);
  expect(barsOf({ seconds: 0, lowest: [], highest: [] }, 2)).toEqual([
    { lowest: 0, highest: 0 },
    { lowest: 0, highest: 0 },
  ]);
  expect(barsOf(peaks, 0)).toEqual([]);
});
