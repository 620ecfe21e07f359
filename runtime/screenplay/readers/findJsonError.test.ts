import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findJsonError } from './findJsonError.ts';

it.each([
  ['{"scenes": [}]}', 12],
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['[1 2]', 3],
  ['{"a": tru', 9],
  ['{"a": "bc', 9],
  ['', 0],
  ['[', 1],
  ['[1]]', 3],
  ['{a: 1}', 1],
  ['["\u0001"]', 1],
])('%s: %d', (text, offset) => {
  expect(findJsonError(text)).toBe(offset);
});

it('agrees with the engine on what is JSON', () => {
  const marks = fc.array(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', 'null', ' ', '"', '\\', '\n', '0.5e3'),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        marks.map((list) => list.join('')),
        fc.json(),
      ),
      (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(findJsonError(text) === undefined).toBe(valid);
      },
    ),
    { numRuns: 2000 },
  );
});
