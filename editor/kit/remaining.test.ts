import { expect, it } from 'vitest';
import { remaining } from './remaining.ts';

const pace = { total: 100, idle: 0, ended: 0, elapsed: 0, planned: 60 };

it('goes by the plan at first', () => {
  expect(remaining({ ...pace, ended: 1, elapsed: 10 })).toBe(50);
  expect(remaining({ ...pace, ended: 1, elapsed: 90 })).toBe(0);
  expect(remaining({ ...pace, planned: undefined })).toBeUndefined();
});

it('goes by its own pace then, and leaves out what was there already', () => {
  expect(remaining({ ...pace, ended: 25, elapsed: 30 })).toBe(90);
  expect(remaining({ ...pace, idle: 50, ended: 25, elapsed: 30 })).toBe(30);
});

it('is nothing when all is done', () => {
  expect(remaining({ ...pace, ended: 100, elapsed: 30 })).toBe(0);
  expect(remaining({ ...pace, idle: 100 })).toBe(0);
});
