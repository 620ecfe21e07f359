import { describe, expect, it } from 'vitest';
import { Fault } from '../../runtime/graph/fault.ts';
import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import { bytesOf, loadPackage, loadScript } from './loadFixture.ts';

const screenplayFile = 'sp_step_8_screenplay.json';
const files = (entries: Record<string, string | Uint8Array>): Map<string, Uint8Array> =>
  new Map(
    Object.entries(entries).map(([name, content]) => [name, typeof content === 'string' ? bytesOf(content) : content]),
  );

function refusal(given: ReadonlyMap<string, Uint8Array>): [string, string] {
  try {
    readScreenplay(given);
  } catch (thrown) {
    if (thrown instanceof Fault) return [thrown.code, thrown.message];
    throw thrown;
  }
  throw new Error('It was read.');
}

describe('readScreenplay tells what it is given', () => {
  it('a package, also inside a folder, beside its revisions and a Mac’s side files', () => {
    const inFolder = new Map([...loadPackage('kervael')].map(([name, bytes]) => [`artifacts/kervael/${name}`, bytes]));
    inFolder.set('artifacts/kervael/snapshots/sp_step_8_screenplay.json', bytesOf('{}'));
    inFolder.set(`__MACOSX/${screenplayFile}`, bytesOf('x'));
    const { screenplay } = readScreenplay(inFolder);
    expect(screenplay).toMatchObject({
      title: 'The Last Lamp of Kervaël',
      format: 'reel',
      style: { aspect: '2.39:1' },
    });
    expect(screenplay.cast[0]).toMatchObject({ name: 'Maëlle Kervran', sex: 'female', age: 27 });
    expect(screenplay.places.map(({ name }) => name)).toEqual(['Lighthouse Kitchen', 'CLIFF PATH']);
  });

  it('one package of several, and says which', () => {
    const several = new Map(
      ['b', 'a'].flatMap((folder) => [...loadPackage('kervael')].map(([name, bytes]) => [`${folder}/${name}`, bytes])),
    );
    const { doubts } = readScreenplay(several);
    expect(doubts.filter(({ code }) => code === 'several-packages').map(({ message }) => message)).toEqual([
      `There are 2 packages here, and the one in a/${screenplayFile} is taken: give the folder of another (b/) to film that.`,
    ]);
    expect(readScreenplay(loadPackage('kervael')).doubts.map(({ code }) => code)).not.toContain('several-packages');
  });

  it('a package with files of the wrong kind, which are left out and named', () => {
    const given = loadPackage('kervael');
    given.set('sp_step_3_hero.json', bytesOf('[1, 2]'));
    given.set('sp_step_5b_visual_bible.json', bytesOf('null'));
    const told = readScreenplay(given).doubts.filter(({ code }) => code === 'optional-file-broken');
    expect(told.map(({ source }) => source?.file)).toEqual(['sp_step_5b_visual_bible.json', 'sp_step_3_hero.json']);
  });

  it('a screenplay file alone, under any name', () => {
    const bytes = loadPackage('redheaded').get(screenplayFile) ?? new Uint8Array();
    const { screenplay } = readScreenplay(new Map([['draft.json', bytes]]));
    expect(screenplay).toMatchObject({ title: 'The Red-Headed Job', format: 'short_film', cast: [] });
    expect(screenplay.scenes).toHaveLength(13);
  });

  it('Final Draft and Fountain by content, whatever the name', () => {
    expect(readScreenplay(new Map([['a', loadScript('own/kervael.fdx')]])).screenplay.scenes).toHaveLength(3);
    expect(readScreenplay(new Map([['b.txt', loadScript('own/kervael.fountain')]])).screenplay.scenes).toHaveLength(3);
    expect(
      readScreenplay(files({ 'c.fountain': loadScript('own/kervael.fountain'), 'poster.jpg': 'x' })).screenplay.title,
    ).toBe('The Last Lamp of Kervaël');
  });

  it('UTF-16 text with its mark', () => {
    const text = '\ufeffINT. A - DAY\n\nHé.';
    const bytes = new Uint8Array(new Uint16Array(Array.from(text, (character) => character.charCodeAt(0))).buffer);
    expect(readScreenplay(new Map([['a.fountain', bytes]])).screenplay.scenes[0]?.elements[0]).toMatchObject({
      text: 'Hé.',
    });
  });
});

describe('readScreenplay refuses in one sentence', () => {
  it.each<[string, Map<string, Uint8Array>, string, RegExp]>([
    ['no files', new Map(), 'no-files', /no files here/u],
    [
      'a folder of other things',
      files({ 'a.jpg': 'x', 'b.png': 'y' }),
      'not-a-package',
      /neither a Snowflake package/u,
    ],
    [
      'truncated JSON',
      files({ [screenplayFile]: '{\n  "scenes": [\n    {"slug' }),
      'json-broken',
      /^sp_step_8_screenplay\.json breaks off at line 3, column 11/u,
    ],
    [
      'broken JSON',
      files({ [screenplayFile]: '{"scenes": [}]}' }),
      'json-broken',
      /is not valid JSON at line 1, column 13/u,
    ],
    [
      'a package without scenes',
      files({ [screenplayFile]: '{"title": "x", "scenes": []}' }),
      'no-scenes',
      /has no scenes/u,
    ],
    ['a package that is a list', files({ [screenplayFile]: '[]' }), 'no-scenes', /holds no screenplay/u],
    [
      'another encoding',
      files({ 'a.fountain': new Uint8Array([0x49, 0xe9, 0x20]) }),
      'wrong-encoding',
      /^a\.fountain is not written in UTF-8/u,
    ],
    ['an empty file', files({ 'a.fountain': '' }), 'file-empty', /^a\.fountain is empty/u],
    ['a file of spaces', files({ 'a.fountain': ' \n ' }), 'file-empty', /^a\.fountain is empty/u],
    ['a text that is no script', files({ 'a.txt': 'Milk, eggs and flour.' }), 'no-scenes', /^a\.txt has no scenes/u],
    ['a PDF', files({ 'a.pdf': '%PDF-1.7 …' }), 'unknown-format', /a PDF: export/u],
    ['two scripts', files({ 'a.fountain': 'x', 'b.fdx': 'y' }), 'several-scripts', /a\.fountain, b\.fdx/u],
  ])('%s', (_, given, code, words) => {
    const [found, message] = refusal(given);
    expect(found).toBe(code);
    expect(message).toMatch(words);
    expect(message).toMatch(/^[^\n]+\.$/u);
  });
});

describe('a package with fields missing or of other types', () => {
  const read = (scene: unknown) => readScreenplay(files({ [screenplayFile]: JSON.stringify({ scenes: [scene] }) }));

  it('rebuilds a heading from its parts, or asks', () => {
    const parts = read({
      int_ext: 'EXT',
      location: 'QUAY',
      time_of_day: 'NIGHT',
      elements: [{ element_type: 'action', content: 'Fog.' }],
    });
    expect(parts.screenplay.scenes[0]?.heading).toMatchObject({ setting: 'ext', place: 'QUAY', time: 'NIGHT' });
    expect(read({ elements: [] }).doubts).toMatchObject([{ code: 'heading-unclear', source: { scene: 's001' } }]);
  });

  it('takes lists as strings, single values as lists, and leaves out what it does not know', () => {
    const { screenplay, doubts } = read({
      slugline: 'INT. A - DAY',
      characters_present: 'Ann, Ben',
      emotional_polarity: '-',
      estimated_duration_seconds: '12.5',
      elements: [
        'He waits.',
        { element_type: 'hologram', content: 'Bzz' },
        null,
        { element_type: 'dialogue', content: 'Who is there?' },
      ],
    });
    expect(screenplay.scenes[0]).toMatchObject({
      present: ['Ann', 'Ben'],
      emotionStart: '-',
      emotionEnd: '-',
      seconds: 12.5,
    });
    expect(screenplay.scenes[0]?.elements).toMatchObject([
      { text: 'He waits.' },
      { speaker: 'UNKNOWN', text: 'Who is there?' },
    ]);
    expect(doubts.map(({ code }) => code).toSorted()).toEqual(['element-unknown', 'line-without-speaker']);
  });

  it('reads the deprecated cast file and older names of the leads', () => {
    const { screenplay } = readScreenplay(
      files({
        [screenplayFile]: JSON.stringify({ scenes: [{ slugline: 'INT. A - DAY' }] }),
        'sp_step_3_hero.json': JSON.stringify({
          hero_profile: {
            name: 'Ann Lee',
            physical_appearance: null,
            character_biography: 'She is tall. She speaks softly.',
          },
        }),
        'sp_step_3b_supporting_cast.json': JSON.stringify({
          characters: [{ name: 'Ben', voice_profile: 'low', distinctive_trait: 'limps' }],
        }),
      }),
    );
    expect(screenplay.cast).toMatchObject([
      { name: 'Ann Lee', sex: 'female', look: 'She is tall.', voice: 'She speaks softly.', role: 'hero' },
      { name: 'Ben', voice: 'low', look: 'limps' },
    ]);
  });

  it('asks when the source says that two of its people are one', () => {
    const { doubts } = readScreenplay(loadPackage('redheaded'));
    expect(doubts).toMatchObject([
      {
        code: 'one-person-two-names',
        source: { scene: 's001', text: 'As Vincent Spaulding he plays the eager half-wage assistant, and digs.' },
      },
    ]);
  });
});
