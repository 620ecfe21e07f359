import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileFolder } from '../../test/harness/fileFolder.ts';
import { readCastFile } from './castFile.ts';
import { checkCastVoices } from './checkCastVoices.ts';

const folder = fileFolder();
const at = (name: string) => join(folder, name);

function castFile(text: string): string {
  writeFileSync(at('cast.json'), text);
  return at('cast.json');
}

it('reads looks and voices, with a byte order mark too', async () => {
  const path = castFile('\uFEFF{"people":{"HOLMES":{"sex":"male","age":38,"voice":"auto"}}}');
  expect(await readCastFile(path)).toEqual({ people: { HOLMES: { sex: 'male', age: 38, voice: 'auto' } } });
});

it.each([
  ['that breaks off', '{"people":{\n"HOLMES":', /cast\.json is not whole JSON, line 2: .*line 1/],
  ['that is no JSON', 'x', /cast\.json is not whole JSON, line 1: There is “x”/],
  ['with nothing of a cast', '{}', /cast\.json is no cast file: one looks like/],
  ['that is a list', '[]', /is no cast file/],
  ['with people as a list', '{"people":[]}', /“people” must be a group of values/],
  ['with a wrong sex', '{"people":{"HOLMES":{"sex":"x"}}}', /“people\.HOLMES\.sex” .*one of "female"/],
  ['with a wrong age', '{"people":{"HOLMES":{"age":-4}}}', /“people\.HOLMES\.age” must be a number from 0 to 200/],
  ['with an endless age', '{"people":{"HOLMES":{"age":1e999}}}', /“people\.HOLMES\.age”/],
  ['with a name that nobody knows', '{"people":{"HOLMES":{"hat":"big"}}}', /“people\.HOLMES\.hat”/],
  ['with several faults', '{"people":{"A":{"age":-1},"B":{"age":-1}}}', /There are 1 more/],
])('refuses a file %s, in one sentence that names the place', async (_, text, words) => {
  const fault: unknown = await readCastFile(castFile(text)).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'cast-file', message: expect.stringMatching(words) });
  expect(fault).not.toMatchObject({ message: expect.stringContaining('\n') });
});

it('tells a folder, and lets the system say that there is no such file', async () => {
  mkdirSync(at('folder'));
  await expect(readCastFile(at('nothing'))).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(readCastFile(at('folder'))).rejects.toThrow(/folder is a folder, not a file/);
});

it('knows which voices this machine has', () => {
  expect(() => checkCastVoices({ people: { A: { voice: 'auto' }, B: { voice: 'clara+2' }, C: {} } })).not.toThrow();
  expect(() => checkCastVoices({ people: { A: {}, ROSS: { voice: 'brian' } } })).toThrow(
    /^The cast file, ROSS: There is no local voice "brian"\. Choose auto, clara/,
  );
});
