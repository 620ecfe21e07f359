import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../harness/makeZip.ts';
import { fileFolder } from '../harness/fileFolder.ts';
import { shotgraph, shotgraphBin, smallFilm, smallScript, writeScript } from './shotgraph.ts';

const folder = fileFolder();
const at = (name: string) => join(folder, name);

beforeAll(() => {
  writeScript(folder);
  writeFileSync(at('broken.json'), '{"format":"shotgraph","version":1,\n"id":"x","name":');
  mkdirSync(at('cut'));
  mkdirSync(at('taken.mp4'));
  writeFileSync(at('cut/sp_step_8_screenplay.json'), '{"title":"x","scenes":[{"scene_number":1,');
  writeFileSync(at('none.fountain'), 'Just a paragraph of prose, and no scene at all.\n');
  writeFileSync(at('cast.json'), '{"people":{"YANN":{"voice":"nosuch"}}}');
  writeFileSync(at('huge.fountain'), '');
  truncateSync(at('huge.fountain'), 2 * 1024 ** 3);
  writeFileSync(at('note.pdf'), '%PDF-1.7 hello');
  writeFileSync(at('picture.png'), 'this is no picture');
  const picture = { type: 'image/import', typeVersion: 1, params: { source: 'picture.png' } };
  const join2 = { type: 'text/join', typeVersion: 1, params: {} };
  const wire = (from: string, to: string) => ({ from: { node: from, port: 'text' }, to: { node: to, port: 'texts' } });
  const graph = { format: 'shotgraph', version: 1, id: 'g', name: 'g' };
  writeFileSync(at('picture.graph.json'), JSON.stringify({ ...graph, nodes: { p: picture } }));
  mkdirSync(at('damaged'));
  writeFileSync(at('damaged/store.sqlite'), 'This is a letter, and no database. '.repeat(200));
  const text = { type: 'text/value', typeVersion: 1, params: { text: 'x' } };
  writeFileSync(at('text.graph.json'), JSON.stringify({ ...graph, nodes: { t: text } }));
  const cycle = { ...graph, nodes: { a: join2, b: join2 }, edges: { e1: wire('a', 'b'), e2: wire('b', 'a') } };
  writeFileSync(at('cycle.graph.json'), JSON.stringify(cycle));
  writeFileSync(at('evil.zip'), makeZip([{ name: '../../evil.json', content: '{}' }]));
});

const film = (input: string) => ['film', input, '--out', 'out.mp4', ...smallFilm];

describe('bad input', () => {
  it.each([
    ['a path that is not there', film('nowhere'), /nowhere is not there/],
    ['a folder that is no package', film('empty'), /empty/],
    ['truncated JSON', film('cut'), /sp_step_8_screenplay\.json.*(line|ends)/i],
    ['a zip with ../ names', film('evil.zip'), /evil\.zip/],
    ['a file of 2 GB', film('huge.fountain'), /huge\.fountain.*(GB|large)/],
    ['a screenplay without scenes', film('none.fountain'), /none\.fountain has no scenes/],
    ['a PDF', film('note.pdf'), /note\.pdf is not a screenplay/],
    ['a graph with a cycle', ['run', 'cycle.graph.json', '--cache', 'cache'], /circle|cycle|loop/i],
    ['a picture that is none', ['run', 'picture.graph.json', '--cache', 'cache'], /picture\.png/],
    ['a truncated graph', ['validate', 'broken.json'], /broken\.json/],
    ['no argument', ['film'], /Name a screenplay/],
    ['an unknown option', ['film', 'small.fountain', '--colour'], /--colour/],
    ['an unknown command', ['fil'], /There is no command "fil"/],
    ['a wrong size', [...film('small.fountain'), '--size', 'big'], /"big" is not a size/],
    ['a size of nothing', [...film('small.fountain'), '--size', '0x0'], /"0x0" is not a size.*from 16x16 to 7680x4320/],
    ['a wrong tier', [...film('small.fountain'), '--tier', 'gold'], /--tier "gold"/],
    ['scenes that are not there', [...film('small.fountain'), '--scenes', '3-4'], /There is no scene 3/],
    ['a film that is no MP4', ['film', 'small.fountain', '--out', 'film.avi'], /film\.avi/],
    ['a film in place of a folder', ['film', 'small.fountain', '--out', 'taken.mp4'], /taken\.mp4 is a folder/],
    ['a graph in place of a folder', ['import', 'small.fountain', '--out', 'cut'], /cut is a folder/],
    ['a graph in place of its script', ['import', 'small.fountain', '--out', 'small.fountain'], /is what is read here/],
    ['a saved graph in place of it', [...film('small.fountain'), '--save-graph', 'small.fountain'], /is what is read/],
    ['no name of a screenplay', ['film', ''], /Name a screenplay/],
    ['a screenplay that is too long a path', film('x'.repeat(300)), /too long|is not there/],
    ['a cast in a folder', [...film('small.fountain'), '--cast', 'cut'], /cut is a folder, not a file/],
    [
      'a cast that is none',
      [...film('small.fountain'), '--cast', 'broken.json'],
      /broken\.json is not whole JSON, line 2/,
    ],
    ['a cast with a voice that is not here', [...film('small.fountain'), '--cast', 'cast.json'], /YANN: .*"nosuch"/],
    ['a cache that is not there', ['cache', 'status', '--cache', 'nowhere'], /There is no cache in .*nowhere/],
    ['an option without its value', ['import', 'small.fountain', '--out'], /^--out needs a value\. "shotgraph import/],
    ['a graph without a name', ['import', 'small.fountain', '--out', ''], /No file is named/],
    ['an output folder that is a file', ['run', 'cycle.graph.json', '--out', 'note.pdf'], /note\.pdf is a file/],
    [
      'an input that an object has anyway',
      ['run', 'text.graph.json', '--input', '__proto__=1'],
      /no input "__proto__"/,
    ],
    ['an argument too many', ['node-types', 'video'], /"video" is one too many/],
    [
      'a negative cap',
      [...film('small.fountain'), '--max-cost', '-1'],
      /^--max-cost needs a value; write one that begins with a dash as --max-cost=-1\. "shotgraph/,
    ],
    ['a cap that is no amount', [...film('small.fountain'), '--max-cost', 'much'], /--max-cost "much"/],
  ])('%s ends with 2 and one clear sentence', async (_, args, words) => {
    const { code, stdout, stderr } = await shotgraph(args, { cwd: folder });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at |Error:|undefined|\[object/);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each([
    ['a damaged database', 'damaged', /database in .*damaged, store\.sqlite, is damaged: bring back a backup/],
    ['a file in place of the cache', 'note.pdf', /folder .*note\.pdf can not be written: choose another folder/],
    ['a place that takes no folders', '/proc/shotgraph', /folder \/proc\/shotgraph can not be written/],
  ])('%s ends with 2 and the path', async (_, cache, words) => {
    const { code, stdout, stderr } = await shotgraph([...film('small.fountain'), '--cache', cache], { cwd: folder });
    const told = stderr.trim().split('\n');
    expect(told).toHaveLength(2);
    expect(told[1]).toMatch(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('says which key or adapter lacks for the final tier, and runs nothing', async () => {
    const { code, stderr } = await shotgraph([...film('small.fountain'), '--tier', 'final'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/adapter/);
    expect(stderr).not.toMatch(/\n\s+at /);
    // One line a model, however many nodes ask it.
    expect(stderr.trim().split('\n').length).toBeLessThan(8);
  });

  it('tells what the final tier would cost all the same', async () => {
    await shotgraph(['import', 'small.fountain', '--out', 'price.graph.json'], { cwd: folder });
    const args = ['plan', 'price.graph.json', '--tier', 'final', '--cache', 'cache'];
    const { code, stdout } = await shotgraph(args, { cwd: folder });
    expect(code).toBe(2);
    expect(stdout).toMatch(/ {2}fal\/nano-banana-edit {2}\$0\.15/);
    expect(stdout).toMatch(/\d+ to run, 0 cached, .*; ≥ \$\d/);
  });

  it('says so when ffmpeg is missing', async () => {
    const env = { PATH: folder, FFMPEG_PATH: '', FFPROBE_PATH: '' };
    const { code, stderr } = await shotgraph([...film('small.fountain'), '--cache', 'fresh'], { cwd: folder, env });
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/ffmpeg/);
    expect(stderr).toMatch(/npm run setup|install/i);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('leaves the script as it is, and makes no cache where it looks for one', () => {
    expect(readFileSync(at('small.fountain'), 'utf8')).toBe(smallScript);
    expect(readdirSync(folder)).not.toContain('nowhere');
  });

  it('says so when what it prints is lost on a full disk', async () => {
    const args = ['-c', 'exec "$0" "$@" > /dev/full', process.execPath, shotgraphBin, 'node-types', '--json'];
    const { status, stderr } = spawnSync('sh', args, { encoding: 'utf8' });
    expect(stderr).toBe('What was printed did not get where it goes: the disk that it goes to is full.\n');
    expect(status).toBe(1);
  });

  it('leaves nothing half-written behind', () => {
    const left = readdirSync(folder).filter(
      (name) => name.includes('.part') || name === 'out.mp4' || name === 'film.avi',
    );
    expect(left).toEqual([]);
  });
});
