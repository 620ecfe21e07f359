import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileFolder } from '../../test/harness/fileFolder.ts';
import { copyWritable } from './copyWritable.ts';

const folder = fileFolder();
const at = (name: string) => join(folder, name);

it('copies a read-only file of the store into one that its owner can write', async () => {
  writeFileSync(at('stored'), 'film');
  chmodSync(at('stored'), 0o444);
  await copyWritable(at('stored'), at('copy'));
  await copyFile(at('stored'), at('plain'));
  expect(readFileSync(at('copy'), 'utf8')).toBe('film');
  expect(statSync(at('plain')).mode & 0o200).toBe(0);
  expect(statSync(at('copy')).mode & 0o600).toBe(0o600);
});
