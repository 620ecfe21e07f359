import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileFolder } from '../../test/harness/fileFolder.ts';
import { systemWords } from './systemWords.ts';

const folder = fileFolder();

it.each([
  ['what is not there', 'nothing', /nothing is not there/],
  ['a name that no disk takes', 'x'.repeat(300), /too long/],
])('tells of %s', async (_, name, words) => {
  const error: unknown = await readFile(join(folder, name)).catch((caught: unknown) => caught);
  expect(systemWords(error)).toMatch(words);
});

it('tells of a folder where a file is written', async () => {
  const error: unknown = await writeFile(folder, 'x').catch((caught: unknown) => caught);
  expect(systemWords(error)).toMatch(/is a folder, not a file/);
});

it('tells of a file without rights', () => {
  // The superuser reads everything, so the error is made as Node makes it.
  const error = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: 'script.fountain' });
  expect(systemWords(error)).toBe(
    'script.fountain can not be opened: this user has no right to it. Change its rights, or name another.',
  );
});

it.each([new TypeError('x is undefined'), Object.assign(new Error('?'), { code: 'ECONNRESET' }), 'EACCES', undefined])(
  'leaves other faults alone: %s',
  (error) => {
    expect(systemWords(error)).toBeUndefined();
  },
);
