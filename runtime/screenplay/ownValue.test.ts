import { expect, it } from 'vitest';
import { chooseRate } from './filmGraph/chooseRate.ts';
import { ownValue } from './ownValue.ts';

it('knows the words of a table, and none that every object has', () => {
  expect(ownValue({ dolly: 1 }, 'dolly')).toBe(1);
  for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(ownValue({ dolly: 1 }, word)).toBeUndefined();
    expect(chooseRate({ wanted: word, format: word })).toBeUndefined();
  }
});
