import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileFolder } from '../../test/harness/fileFolder.ts';
import { checkFolder, checkPlace, placeFile } from './placeFile.ts';

const folder = fileFolder();
const at = (name: string) => join(folder, name);

describe('placeFile', () => {
  it('makes the folder and leaves nothing but the file', async () => {
    await placeFile(at('new/deep/a.txt'), (unfinished) => writeFile(unfinished, 'x'));
    expect(readdirSync(at('new/deep'))).toEqual(['a.txt']);
  });
  it('keeps what stood there when the writing fails', async () => {
    writeFileSync(at('kept.txt'), 'old');
    const half = async (unfinished: string) => {
      await writeFile(unfinished, 'ha');
      throw new Error('stopped');
    };
    await expect(placeFile(at('kept.txt'), half)).rejects.toThrow('stopped');
    expect(readFileSync(at('kept.txt'), 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  it('says which file could not be written, not which cache', async () => {
    mkdirSync(at('taken'));
    const fault = { code: 'output-unwritable', message: expect.stringMatching(/taken could not be written/) };
    await expect(placeFile(at('taken'), (unfinished) => writeFile(unfinished, 'x'))).rejects.toMatchObject(fault);
  });
  it('writes through a link, and into a pipe without replacing it', async () => {
    writeFileSync(at('linked.txt'), 'old');
    symlinkSync(at('linked.txt'), at('link.txt'));
    await placeFile(at('link.txt'), (unfinished) => writeFile(unfinished, 'new'));
    expect(readFileSync(at('linked.txt'), 'utf8')).toBe('new');
    expect(lstatSync(at('link.txt')).isSymbolicLink()).toBe(true);
    execFileSync('mkfifo', [at('pipe')]);
    const reading = readFile(at('pipe'), 'utf8');
    await checkPlace(at('pipe'));
    await placeFile(at('pipe'), (unfinished) => writeFile(unfinished, 'through'));
    expect(await reading).toBe('through');
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('checkPlace', () => {
  it('takes a new file in a folder that is not made yet, and makes nothing', async () => {
    await checkPlace(at('not/yet/film.mp4'));
    expect(readdirSync(folder)).not.toContain('not');
  });
  it('refuses a folder, a file on the way and no name', async () => {
    mkdirSync(at('folder.mp4'));
    writeFileSync(at('file'), '');
    await expect(checkPlace(at('folder.mp4'))).rejects.toThrow(/folder\.mp4 is a folder/);
    await expect(checkPlace(at('file/film.mp4'))).rejects.toThrow(/file is a file, not a folder/);
    await expect(checkPlace('')).rejects.toThrow('No file is named');
  });
  // The superuser may write to everything.
  it.skipIf(process.getuid?.() === 0)('refuses what is write-protected', async () => {
    writeFileSync(at('protected.mp4'), '', { mode: 0o444 });
    mkdirSync(at('closed'), { mode: 0o555 });
    await expect(checkPlace(at('protected.mp4'))).rejects.toThrow(/protected\.mp4 is write-protected/);
    await expect(checkPlace(at('closed/film.mp4'))).rejects.toThrow(/closed is closed to this user/);
    await expect(checkFolder(at('closed/deep'))).rejects.toThrow(/Nothing can be written into .*deep/);
  });
});

describe('checkFolder', () => {
  it('takes a folder that is not made yet, and refuses a file and no name', async () => {
    await checkFolder(at('not/yet'));
    writeFileSync(at('in-the-way'), '');
    await expect(checkFolder(at('in-the-way'))).rejects.toThrow(/is a file, not a folder/);
    await expect(checkFolder('')).rejects.toThrow('No folder is named');
  });
});
