import { expect, it } from 'vitest';
import { nearestName } from './nearestName.ts';

const params = ['text', 'separator', 'negativePrompt', 'width', 'height', 'seconds'];

it.each([
  ['txet', 'text'],
  ['Text', 'text'],
  ['negative_prompt', 'negativePrompt'],
  ['seperator', 'separator'],
  ['widht', 'width'],
  ['second', 'seconds'],
  ['colour', undefined],
  ['x', undefined],
  ['', undefined],
  ['text'.repeat(1000), undefined],
])('for %s means %s', (written, meant) => {
  expect(nearestName(written, params)).toBe(meant);
});
