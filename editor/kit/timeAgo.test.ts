import { expect, it } from 'vitest';
import { timeAgo } from './timeAgo.ts';

it('tells how long ago something was, in the largest unit that fits', () => {
  const now = Date.parse('2026-05-10T12:00:00Z');
  const told = (time: string) => timeAgo(time, now);
  expect(told('2026-05-10T11:59:31Z')).toBe('just now');
  expect(told('2026-05-10T11:55:00Z')).toBe('5 minutes ago');
  expect(told('2026-05-09T11:59:00Z')).toBe('yesterday');
  expect(told('2025-03-01T00:00:00Z')).toBe('last year');
  // The clock of the server may be a little ahead.
  expect(told('2026-05-10T12:00:05Z')).toBe('just now');
});
