import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../../test/harness/makeZip.ts';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { readPackage } from './readPackage.ts';

const screenplay = 'sp_step_8_screenplay.json';

describe('readPackage', () => {
  it('reads a folder: what readers look into, however deep, and nothing else', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'story', 'visual_bible'), { recursive: true });
    await writeFile(join(folder, 'story', screenplay), '{}');
    await writeFile(join(folder, 'story', 'visual_bible', 'visual_manifest.json'), '{"a":1}');
    await writeFile(join(folder, 'story', 'board.png'), 'x');
    await writeFile(join(folder, '.hidden.json'), '{}');
    await symlink('/etc', join(folder, 'story', 'link'));
    await symlink('/etc/hostname', join(folder, 'story', 'link.json'));
    const names = [`story/${screenplay}`, 'story/visual_bible/visual_manifest.json'];
    expect([...(await readPackage(folder)).keys()]).toEqual(names);
    expect([...(await readPackage(join(folder, 'story', screenplay))).keys()]).toEqual(
      names.map((name) => name.slice('story/'.length)),
    );
  });

  it('reads a zip, whatever it is called', async () => {
    const path = join(await temporaryFolder(), 'story.snowflake');
    const side = { name: `__MACOSX/._${screenplay}`, content: 'x' };
    await writeFile(path, makeZip([{ name: `story/${screenplay}`, content: '{"scenes":[]}' }, side]));
    const files = await readPackage(path);
    expect([...files]).toEqual([[`story/${screenplay}`, new TextEncoder().encode('{"scenes":[]}')]]);
  });

  it.each(['film.fountain', 'FILM.FDX'])('reads the single file %s', async (name) => {
    const path = join(await temporaryFolder(), name);
    await writeFile(path, 'INT. HOUSE - DAY');
    expect([...(await readPackage(path)).keys()]).toEqual([name]);
  });

  it.each([
    ['a folder without a screenplay', async (folder: string) => folder],
    [
      'a zip without a screenplay',
      async (folder: string) => {
        await writeFile(join(folder, 'a.zip'), makeZip([{ name: 'a.json', content: '{}' }]));
        return join(folder, 'a.zip');
      },
    ],
    [
      'a PDF',
      async (folder: string) => {
        await writeFile(join(folder, 'a.pdf'), '%PDF-1.7');
        return join(folder, 'a.pdf');
      },
    ],
  ])('says what a package is when given %s', async (_name, make) => {
    const path = await make(await temporaryFolder());
    await expect(readPackage(path)).rejects.toMatchObject({
      code: 'not-a-package',
      faultClass: 'invalid-input',
      message: expect.stringMatching(new RegExp(`^${path} is not a screenplay: give a Snowflake package`)),
    });
  });

  it.each(['big.fountain', 'big.zip', 'big.json'])('refuses %s of 2 GB without reading it', async (name) => {
    const path = join(await temporaryFolder(), name);
    await writeFile(path, 'PK\u0003\u0004');
    await truncate(path, 2 * 1024 ** 3);
    const readBefore = process.resourceUsage().fsRead;
    await expect(readPackage(path)).rejects.toThrow(`${path} is 2 GB: at most 512 MB are taken.`);
    expect(process.resourceUsage().fsRead - readBefore).toBeLessThan(10_000);
  });

  it('refuses a folder with too much in it', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, screenplay), '{}');
    await writeFile(join(folder, 'more.json'), '{"a":"a"}');
    const limits = { file: 100, total: 5, entries: 10, depth: 2 };
    await expect(readPackage(folder, limits)).rejects.toThrow(`${join(folder, 'more.json')} is 9 bytes`);
    await expect(readPackage(folder, { ...limits, total: 10 })).rejects.toThrow(`${folder} is 11 bytes`);
    await expect(readPackage(folder, { ...limits, entries: 1 })).rejects.toThrow('more than 1 files');
  });

  it('names an empty file and one that is not there', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.fountain'), '');
    await expect(readPackage(join(folder, 'a.fountain'))).rejects.toThrow('a.fountain is empty.');
    await expect(readPackage(join(folder, 'b.fountain'))).rejects.toThrow('b.fountain is not there');
  });
});
