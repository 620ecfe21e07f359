import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinVersions } from './thinVersions.ts';

const now = Date.parse('2026-06-01T12:00:00Z');
const minute = 60_000;

/** Versions saved so many minutes ago, oldest first, numbered from 1. */
function saved(...minutesAgo: number[]) {
  return minutesAgo.map((ago, index) => ({
    ...{ revision: index + 1, isKept: false },
    savedAt: new Date(now - ago * minute).toISOString(),
  }));
}

it('keeps all of the last hour, and the first and the newest of all', () => {
  expect(thinVersions(saved(59, 58, 57, 1, 0), now)).toEqual([]);
  expect(thinVersions(saved(200_000), now)).toEqual([]);
  expect(thinVersions(saved(200_000, 199_999), now)).toEqual([]);
});

it('keeps the last of each ten minutes, then hour, then day, then week', () => {
  // 10:00, 10:03, 10:06 | 10:11 and a newest of now.
  expect(thinVersions(saved(9999, 120, 117, 114, 109, 0), now)).toEqual([2, 3]);
  const hours = 60;
  const days = 24 * hours;
  expect(thinVersions(saved(90 * days, 2 * days, 2 * days - 30, 2 * days - 61, 0), now)).toEqual([2]);
  expect(thinVersions(saved(90 * days, 20 * days, 20 * days - 5 * hours, 19 * days, 0), now)).toEqual([2]);
  // A week of the calendar starts on a Thursday (day 0 of the epoch): 2025-12-04, 05, 10 | 11.
  expect(thinVersions(saved(900 * days, 179 * days, 178 * days, 173 * days, 172 * days, 0), now)).toEqual([2, 3]);
});

it('keeps what was named or published', () => {
  const versions = saved(9999, 120, 117, 114, 0).map((version) => ({ ...version, isKept: version.revision === 2 }));
  expect(thinVersions(versions, now)).toEqual([3]);
});

it('thinning what was thinned takes no more, and fifty years of saves become few', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(26_000_000), { minLength: 1, maxLength: 300, size: 'max' }), (minutes) => {
      const versions = saved(...minutes.sort((a, b) => b - a));
      const dropped = new Set(thinVersions(versions, now));
      const left = versions.filter(({ revision }) => !dropped.has(revision));
      expect(thinVersions(left, now)).toEqual([]);
      expect(left[0]).toBe(versions[0]);
      expect(left.at(-1)).toBe(versions.at(-1));
    }),
  );
});
