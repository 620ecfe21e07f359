import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fileFolder } from '../../test/harness/fileFolder.ts';
import { refuseReplacing } from './refuseReplacing.ts';

const folder = fileFolder();
const at = (name: string) => join(folder, name);

beforeAll(() => {
  writeFileSync(at('script.fountain'), 'INT. KITCHEN - DAY\n');
  writeFileSync(at('cast.json'), '{"people":{}}');
  symlinkSync(at('script.fountain'), at('symbolic'));
  linkSync(at('script.fountain'), at('hard.fountain'));
  mkdirSync(at('package'));
  writeFileSync(at('package/sp_step_8_screenplay.json'), '{"scenes":[]}');
  writeFileSync(at('package/shot_list.json'), '{}');
  writeFileSync(at('package/film.graph.json'), '{\n  "format": "shotgraph",\n  "version": 1 }');
  writeFileSync(at('package/film.mp4'), '');
  writeFileSync(at('package-2.json'), '{}');
});

it.each([
  ['the script itself', 'script.fountain', 'script.fountain', /script\.fountain is what is read here/],
  ['a link to it', 'symbolic', 'script.fountain', /symbolic is what is read here/],
  ['another name of it', 'hard.fountain', 'script.fountain', /is what is read here/],
  ['the cast', 'cast.json', 'cast.json', /is what is read here/],
  ['a file of the package', 'package/shot_list.json', 'package', /shot_list\.json is a file of the package/],
  [
    'one beside the file that names it',
    'package/shot_list.json',
    'package/sp_step_8_screenplay.json',
    /of the package/,
  ],
])('does not write over %s', async (_, out, input, words) => {
  await expect(refuseReplacing(at(out), [at('nothing'), at(input)])).rejects.toThrow(words);
});

it.each([
  ['what is not there yet', 'package/new.json', 'package'],
  ['a graph beside the package', 'package/film.graph.json', 'package'],
  ['a film beside it', 'package/film.mp4', 'package'],
  ['what only begins with its name', 'package-2.json', 'package'],
  ['another file', 'cast.json', 'script.fountain'],
  ['a folder, which is told elsewhere', 'package', 'package'],
])('lets %s be written', async (_, out, input) => {
  await expect(refuseReplacing(at(out), [at(input)])).resolves.toBeUndefined();
});
