import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeZip, type ZipEntry } from '../../test/harness/makeZip.ts';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { readZip } from './readZip.ts';

const limits = { entries: 100, bytes: 10_000_000 };
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

async function zipFile(content: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'some.zip');
  await writeFile(path, content);
  return path;
}

async function read(entries: readonly ZipEntry[], wanted: (name: string) => boolean = () => true) {
  return readZip(await zipFile(makeZip(entries)), wanted, limits);
}

describe('readZip', () => {
  it('gives the wanted files by name, folders and the rest left out', async () => {
    const files = await read(
      [{ name: 'one/' }, { name: 'one/é.json', content: '{"é":1}' }, { name: 'one/picture.png', content: 'x' }],
      (name) => name.endsWith('.json'),
    );
    expect([...files.keys()]).toEqual(['one/é.json']);
    expect(text(files.get('one/é.json'))).toBe('{"é":1}');
  });

  it.each<[string, ZipEntry[], string]>([
    ['a name that climbs out', [{ name: '../evil.json' }], '"../evil.json", which leads out'],
    ['a name that climbs out inside', [{ name: 'a/../../evil.json' }], 'leads out of it'],
    ['a name that climbs by backslashes', [{ name: 'a\\..\\..\\evil.json' }], 'leads out of it'],
    ['an absolute name', [{ name: '/etc/passwd' }], '"/etc/passwd", which leads out'],
    ['a drive letter', [{ name: 'C:/evil.json' }], 'leads out of it'],
    ['a link', [{ name: 'a.json', content: '/etc/passwd', mode: 0o120777 }], 'a link to another file'],
    ['an encrypted file', [{ name: 'a.json', encrypted: true }], 'is encrypted'],
    ['a double name', [{ name: 'a.json' }, { name: 'A.json' }], 'twice'],
    ['a bomb', [{ name: 'a.json', content: Buffer.alloc(9_000_000) }], 'from almost nothing'],
    ['too many files', Array.from({ length: 101 }, (_, index) => ({ name: `${index}` })), 'at most 100'],
    ['too many bytes', [1, 2, 3].map((n) => ({ name: `${n}`, content: Buffer.alloc(3_900_000) })), 'more than 9.5 MB'],
  ])('refuses a zip with %s, wanted or not', async (_name, entries, words) => {
    await expect(read(entries)).rejects.toMatchObject({
      name: 'Fault',
      faultClass: 'invalid-input',
      message: expect.stringContaining(words),
    });
    if (words.includes('leads out')) await expect(read(entries, () => false)).rejects.toThrow(words);
  });

  it('refuses an entry that unpacks to more than it claims', async () => {
    await expect(read([{ name: 'a.json', content: Buffer.alloc(50_000), claimedSize: 10 }])).rejects.toMatchObject({
      code: 'zip-damaged',
    });
  });

  it.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length - 30)],
    ['no zip at all', () => Buffer.from('PK\u0003\u0004 and then nothing')],
  ])('says that a file is not whole when it is %s', async (_name, spoil) => {
    const path = await zipFile(spoil(makeZip([{ name: 'a.json', content: '{}' }])));
    await expect(readZip(path, () => true, limits)).rejects.toThrow(`${path} is not a whole zip file`);
  });
});
