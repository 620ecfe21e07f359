import { writeFileSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { makeFolder } from './makeFolder.ts';

const refusing = (code: string) => async () => {
  throw Object.assign(new Error(code), { code });
};

describe('making a folder', () => {
  it('makes those above it too, and tells the first of them', async () => {
    const top = await temporaryFolder();
    expect(await makeFolder(join(top, 'a/b/c'))).toBe(join(top, 'a'));
    expect((await stat(join(top, 'a/b/c'))).isDirectory()).toBe(true);
    expect(await makeFolder(join(top, 'a/b/c'))).toBeUndefined();
  });

  it('takes one that another process made at the same moment', async () => {
    const top = await temporaryFolder();
    await makeFolder(join(top, 'a'), async (path) => {
      await mkdir(path);
      await mkdir(path);
    });
    expect((await stat(join(top, 'a'))).isDirectory()).toBe(true);
  });

  it.each([
    ['a read-only disk', 'EROFS', 'EROFS'],
    ['a full disk', 'ENOSPC', 'ENOSPC'],
    ['a file system that takes no folders', 'ENOENT', 'EPERM'],
  ])('tells %s by its code', async (_, code, told) => {
    const top = await temporaryFolder();
    await expect(makeFolder(join(top, 'a/b'), refusing(code))).rejects.toMatchObject({ code: told });
  });

  it('tells a file in the way', async () => {
    const top = await temporaryFolder();
    writeFileSync(join(top, 'file'), '');
    await expect(makeFolder(join(top, 'file'))).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(makeFolder(join(top, 'file/b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.runIf(process.platform === 'linux')('comes back from /proc', async () => {
    await expect(makeFolder('/proc/shotgraph/a')).rejects.toMatchObject({ code: 'EPERM' });
  });
});
