import { expect, it } from 'vitest';
import { numberOf, numberText, stepOf } from './numberText.ts';

it.each([
  ['4,8', { isWhole: false }, 4.8],
  [' 12 ', { isWhole: true, most: 10 }, 10],
  ['-3', { isWhole: false, least: 0 }, 0],
  ['2.6', { isWhole: true }, 3],
  ['', { isWhole: false }, undefined],
  ['five', { isWhole: false }, undefined],
])('takes %j within %j for %j', (text, limits, value) => expect(numberOf(text, limits)).toBe(value));

it('writes numbers without tails', () => {
  expect(numberText(0.1 + 0.2)).toBe('0.3');
  expect(numberText(1280)).toBe('1280');
});

it('steps finely in small ranges', () => {
  expect(stepOf({ isWhole: true, least: 0, most: 5000 })).toBe(1);
  expect(stepOf({ isWhole: false, least: 0, most: 1 })).toBe(0.01);
  expect(stepOf({ isWhole: false, least: 0, most: 10 })).toBe(0.1);
  expect(stepOf({ isWhole: false })).toBe(0.5);
});
