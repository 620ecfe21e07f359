import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, shotgraph } from './shotgraph.ts';

const example = fileURLToPath(new URL('../../graphs/the-last-lamp', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shotgraph-boards-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const boards = (...options: string[]): Promise<Ran> => shotgraph(['boards', example, ...options], { cwd: folder });

describe('shotgraph boards', () => {
  it('draws the same PNG twice, wide enough for its columns', async () => {
    const draw = async (name: string): Promise<Uint8Array> => {
      const out = join(folder, name);
      const { code, stdout } = await boards('--out', out, '--scenes', '1', '--every', '6');
      expect([code, stdout.trim()]).toEqual([0, out]);
      return readFile(out);
    };
    const first = await draw('a.png');
    expect(await draw('b.png')).toEqual(first);
    const { width, height } = await loadImage(first);
    expect(width).toBeGreaterThan(1500);
    expect(height).toBeGreaterThan(300);
  });
  it('numbers the pages that do not fit into one picture', async () => {
    const { code } = await boards(
      '--out',
      join(folder, 'all.png'),
      '--columns',
      '2',
      '--size',
      '160x90',
      '--every',
      '3',
    );
    expect(code).toBe(0);
    const names = (await readdir(folder)).filter((name) => name.startsWith('all'));
    expect(names).toContain('all-1.png');
    expect(names).toContain('all-2.png');
  });
  it('writes a PDF with its title in it and no date', async () => {
    const out = join(folder, 'boards.pdf');
    expect((await boards('--out', out, '--scenes', '2', '--every', '9')).code).toBe(0);
    const text = (await readFile(out)).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).not.toContain('CreationDate');
  });
  it.each([
    [['--out', 'boards.jpg'], '.pdf or .png'],
    [['--every', '0'], '--every "0"'],
    [['--columns', 'many'], '--columns "many"'],
    [['--scenes', '99'], 'There is no scene 99'],
  ])('refuses %j in one sentence', async (options, words) => {
    const { code, stderr } = await boards(...options);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
