import * as nodeFiles from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AssetFiles } from '../../server/store/assetFolder.ts';
import { openFileStore } from '../../server/store/fileStore.ts';
import { bytesOf } from '../conformance/storeSamples.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { filesUnder, openTestStore } from './openTestStore.ts';

const as = { kind: 'image', mime: 'image/png' } as const;

async function full(): Promise<never> {
  throw Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' });
}

describe('a full disk', () => {
  /** Each place where bytes, or the room for a name, may not fit any more. */
  const disks: Readonly<Record<string, AssetFiles>> = {
    writing: {
      ...nodeFiles,
      open: async (...args) => {
        const file = await nodeFiles.open(...args);
        return new Proxy(file, {
          get: (target, name) => {
            if (name === 'writeFile') return () => file.write(bytesOf('half')).then(full);
            const value: unknown = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
      },
    },
    'making a folder': { ...nodeFiles, mkdir: full },
    renaming: { ...nodeFiles, rename: full },
    copying: { ...nodeFiles, copyFile: full },
  };

  it.each(Object.entries(disks))(
    'while %s ends in one sentence and leaves nothing half-written',
    async (name, disk) => {
      const folder = await temporaryFolder();
      const { assets, scratch } = await openTestStore(folder, { files: disk });
      const own = join(folder, 'own.png');
      await nodeFiles.writeFile(own, 'another');
      const finished = scratch.newFile();
      await nodeFiles.writeFile(finished, 'film');
      const attempts = name === 'copying' ? [() => assets.copyIn(own, as)] : [() => assets.put(bytesOf('abc'), as)];
      if (name === 'making a folder' || name === 'renaming') attempts.push(() => assets.adopt(finished, as));
      else await nodeFiles.rm(finished);
      for (const attempt of attempts) {
        await expect(attempt()).rejects.toMatchObject({
          name: 'Fault',
          faultClass: 'disk-full',
          message: `The disk that holds ${folder} is full: free some space and run again; what is finished is kept.`,
        });
      }
      const left = (await filesUnder(folder)).filter((path) => !/store\.sqlite|own\.png/.test(path));
      expect(left).toEqual([]);
    },
  );

  it('of which nobody may write is said in a sentence too', async () => {
    const folder = await temporaryFolder();
    await nodeFiles.writeFile(join(folder, 'file'), '');
    await expect(openFileStore(join(folder, 'file'))).rejects.toMatchObject({
      code: 'cache-unwritable',
      message: expect.stringContaining(join(folder, 'file')),
    });
  });
});
