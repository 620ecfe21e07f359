import { expect, it } from 'vitest';
import { isWorthKeeping } from './isWorthKeeping.ts';

it.each([
  [{}, false],
  [{ seconds: 4, loop: true, text: 'Nobody crosses tonight.', crop: null }, false],
  [{ prompt: 'x'.repeat(200) }, false],
  [{ prompt: 'x'.repeat(201) }, true],
  [{ seconds: 4, depiction: { place: 'kitchen' } }, true],
  [{ transitions: [] }, true],
])('%#: what is worked out of these params is kept: %o, %s', (params, isKept) => {
  expect(isWorthKeeping(params)).toBe(isKept);
});
