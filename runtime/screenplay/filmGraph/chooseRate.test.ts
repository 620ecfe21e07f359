import { expect, it } from 'vitest';
import { chooseRate } from './chooseRate.ts';

it.each([
  [{}, { num: 24, den: 1 }],
  [{ format: 'reel' }, { num: 30, den: 1 }],
  [{ format: 'tiktok' }, { num: 30, den: 1 }],
  [
    { wanted: '25', format: 'reel' },
    { num: 25, den: 1 },
  ],
  [{ wanted: '23.976' }, { num: 24000, den: 1001 }],
  [{ wanted: '30000/1001' }, { num: 30000, den: 1001 }],
  [{ wanted: '0' }, undefined],
  [{ wanted: '24/0' }, undefined],
  [{ wanted: '500' }, undefined],
  [{ wanted: 'fast' }, undefined],
])('%j is %j', (options, rate) => {
  expect(chooseRate(options)).toEqual(rate);
});
