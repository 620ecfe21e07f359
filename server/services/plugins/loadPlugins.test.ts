import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadPlugins } from './loadPlugins.ts';

const shout = (type: string) => `export default ({ defineNode, z, field, output }) => defineNode({
  type: '${type}', version: 1, title: 'Shout', category: 'Text', description: 'Loud.', resource: 'none',
  inputs: { text: field('text', z.string().default(''), { description: 'Words.' }) },
  outputs: { text: output('text', { description: 'Louder.' }) },
  params: z.object({ marks: z.int().default(1).describe('How many.') }),
  run: ({ inputs, params }) => ({ text: inputs.text.toUpperCase() + '!'.repeat(params.marks) }),
});`;

it('loads the files that are whole, and says of each other one what is wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shotgraph-plugins-'));
  const files: Record<string, string> = {
    'a.js': shout('text/shout'),
    'b.ts': `const words: string = 'own';\n${shout('text/whisper')}`,
    'broken.js': 'export default (',
    'double.js': shout('text/shout'),
    'named.js': shout('Text Shout'),
    'none.js': 'export const nothing = 1;',
    'taken.js': shout('text/join'),
    'throws.js': "export default () => { throw new Error('no luck'); }",
    'void.js': 'export default () => ({})',
    'a.test.ts': 'not loaded at all (',
    'readme.md': 'words',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { definitions, problems } = await loadPlugins(folder, new Set(['text/join']), new Set());
  expect(definitions.map(({ info }) => info.type)).toEqual(['text/shout', 'text/whisper']);
  const words = Object.fromEntries(problems.map(({ source, message }) => [source?.file, message]));
  expect(Object.keys(words)).toEqual([
    ...['broken.js', 'double.js', 'named.js', 'none.js', 'taken.js', 'throws.js', 'void.js'],
  ]);
  expect(words['double.js']).toContain('there is a node type "text/shout" already');
  expect(words['throws.js']).toContain('no luck');
  expect(words['none.js']).toContain('no default export');
  expect(words['void.js']).toContain('does not return what defineNode makes');
});

it('says that its folder is not there', async () => {
  const { definitions, problems } = await loadPlugins('/nowhere/at/all', new Set(), new Set());
  expect(definitions).toEqual([]);
  expect(problems).toHaveLength(1);
});
