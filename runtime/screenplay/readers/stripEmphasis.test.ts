import { expect, it } from 'vitest';
import { stripEmphasis } from './stripEmphasis.ts';

it.each([
  ['a *b* c', 'a b c'],
  ['**b** and ***c***', 'b and c'],
  ['_u_ and _*ui*_', 'u and ui'],
  ['_***all***_.', 'all.'],
  ['_long **nested bold** long_', 'long nested bold long'],
  ['What the f\\*ck! Escape\\_escape\\*escape.', 'What the f*ck! Escape_escape*escape.'],
  ['f*ck and sh*t', 'f*ck and sh*t'],
  ['snake_case_name', 'snake_case_name'],
  ['5 * 3 * 2', '5 * 3 * 2'],
  ['**two\nlines**', 'two\nlines'],
])('%s', (text, plain) => {
  expect(stripEmphasis(text)).toBe(plain);
});
