import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileFolder } from '../../test/harness/fileFolder.ts';
import { FilesRead } from './filesRead.ts';

const folder = fileFolder();
const at = (name: string) => join(folder, name);

it('knows the files that a run was made from, by their own names and by links', async () => {
  mkdirSync(at('pictures'));
  for (const name of ['graph.json', 'pictures/one.png', 'pictures/two.png']) writeFileSync(at(name), '');
  symlinkSync(at('pictures/two.png'), at('linked.png'));
  const files = new FilesRead(at('graph.json'));
  const brought: string[] = [];
  const bring = files.through((source) => Promise.resolve(String(brought.push(source))));
  for (const source of ['pictures/one.png', 'linked.png', 'asset:abc', 'https://example.org/three.png'])
    await bring(source, { kind: 'image', folder, anywhere: false });
  expect(brought).toHaveLength(4);
  expect(await files.namesIn(folder)).toEqual(['graph.json', 'graph.json', 'linked.png']);
  expect(await files.namesIn(at('pictures'))).toEqual(['one.png', 'one.png', 'two.png']);
  expect(await files.namesIn(at('elsewhere'))).toEqual([]);
});
