import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { zGraph } from '../../runtime/graph/graph.ts';
import { validateGraph } from '../../runtime/graph/validateGraph.ts';
import { breakDown } from '../../runtime/screenplay/breakdown/breakDown.ts';
import { zBreakdown } from '../../runtime/screenplay/breakdown.ts';
import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import { type Screenplay, zScreenplay } from '../../runtime/screenplay/screenplay.ts';
import { plannedFilm, sampleGraph } from '../film/sampleFilms.ts';
import { bytesOf, loadPackage, loadScript } from './loadFixture.ts';

const nodeTypes = new Map(nodeDefinitions.map(({ info }) => [info.type, info]));

/** Whatever could be read becomes a graph that runs. */
function expectFilm(screenplay: Screenplay): void {
  const { graph, problems } = sampleGraph(plannedFilm(screenplay), { nodeTypes });
  expect(zGraph.safeParse(graph).error).toBeUndefined();
  if (graph.outputs.length > 0) expect(validateGraph(graph, nodeTypes)).toEqual([]);
  for (const problem of problems) expect(problem.message).toMatch(/^.{10,1000}\.$/su);
}

/** Reads and breaks down; whatever is thrown must be a `Fault` with a sentence. The results must keep their contracts. */
function readOrFault(files: ReadonlyMap<string, Uint8Array>): Fault | undefined {
  try {
    const { screenplay, doubts } = readScreenplay(files);
    expect(zScreenplay.safeParse(screenplay).error).toBeUndefined();
    expect(zBreakdown.safeParse(breakDown(screenplay)).error).toBeUndefined();
    for (const doubt of doubts) expect(doubt.message).toMatch(/^.+[.?]$/su);
    const ids = screenplay.scenes.flatMap((scene) => scene.elements.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    const covered = (screenplay.shots ?? []).flatMap((shot) => shot.elements);
    expect(covered.every((id) => known.has(id))).toBe(true);
    expect(new Set(covered).size).toBe(covered.length);
    expectFilm(screenplay);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    expect(thrown.message).toMatch(/^[^\n]{10,400}\.$/u);
    return thrown;
  }
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    'x',
    '__proto__',
    [],
    {},
    [null],
    [[]],
    ['a', 1, null],
    { a: { b: [] } },
    '((((',
    '*_*_',
    'INT.',
    '(V.O.)',
    '#1',
    '\u0000',
    '🎬',
    '\ud800',
    'x'.repeat(30_000),
    'The lamp swings in the wind. '.repeat(1000),
    '灯りが消えている'.repeat(1000),
  ),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Paths of all values in a JSON value. */
function paths(value: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
  const here = [[...at]];
  if (Array.isArray(value)) return [...here, ...value.flatMap((item, index) => paths(item, [...at, index]))];
  if (typeof value !== 'object' || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([key, item]) => paths(item, [...at, key]))];
}

function replaceAt(value: unknown, path: readonly (string | number)[], change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaceAt(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? replaceAt(item, rest, change) : item]),
  );
}

describe.each(['kervael-listed', 'redheaded', 'kervael'] as const)('any damage to the JSON of %s', (name) => {
  const files = loadPackage(name);
  const texts = [...files].map(([file, bytes]) => ({
    file,
    value: JSON.parse(new TextDecoder().decode(bytes)) as unknown,
  }));
  const all = texts.flatMap(({ file, value }) => paths(value).map((path) => ({ file, path })));
  // Whole lists and objects are few among the paths but the worst to lose: they come first and get half of the damage.
  const shallow = all.filter(({ path }) => path.length <= 3);
  const targets = [...shallow, ...all];
  const target = fc.oneof(fc.nat(shallow.length - 1), fc.nat(targets.length - 1));

  it('never throws anything but a fault with a sentence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(target, fc.option(junk, { nil: undefined })), {
          minLength: 1,
          maxLength: 12,
        }),
        (changes) => {
          const values = new Map(texts.map(({ file, value }) => [file, value]));
          for (const [index, put] of changes) {
            const { file, path } = targets[index] ?? { file: '', path: [] };
            values.set(
              file,
              replaceAt(values.get(file), path, () => put),
            );
          }
          readOrFault(new Map([...values].map(([file, value]) => [file, bytesOf(JSON.stringify(value) ?? '')])));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('cut off anywhere, it names the file and the place', () => {
    const screenplay = files.get('sp_step_8_screenplay.json') ?? new Uint8Array();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: screenplay.length - 3 }), (length) => {
        const fault = readOrFault(new Map([...files, ['sp_step_8_screenplay.json', screenplay.slice(0, length)]]));
        expect(fault?.message).toMatch(
          /^sp_step_8_screenplay\.json (?:breaks off|is not valid JSON|is not written in UTF-8)/u,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    'INT. HOUSE - DAY',
    'EXT. X',
    'BOB',
    'BOB ^',
    '@eve',
    '(softly)',
    '(open',
    'Hello *there*.',
    '~la la',
    '> CUT TO:',
    '> mid <',
    '!BANG',
    '# Act',
    '= syn',
    '[[note',
    ']]',
    '/*',
    '*/',
    '===',
    '',
    '',
    '',
    '  ',
    '\t',
    'Title: A',
    '.FORCED',
    'ジョン',
    '\\*',
    '_',
    '**',
    '#1#',
  );

  it('is read as Fountain or refused with a sentence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 8, arbitrary: pieces }, fc.string()), { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (lines, end) => {
          readOrFault(new Map([['a.fountain', bytesOf(lines.join(end))]]));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('loses no word that is said', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('ANNA', 'BEN (V.O.)', 'CARL ^'),
            fc.stringMatching(/^[a-z]{3,8}( [a-z]{2,8}){0,4}$/u),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        (lines) => {
          const text = lines.map(([cue, said]) => `${cue}\n${said}\n`).join('\n');
          const { screenplay } = readScreenplay(new Map([['a.fountain', bytesOf(`INT. ROOM - DAY\n\n${text}`)]]));
          const spoken = screenplay.scenes.flatMap((scene) => scene.elements).map((element) => element.text);
          expect(spoken).toEqual(lines.map(([, said]) => said));
        },
      ),
    );
  });

  it('is refused with a sentence when a Final Draft file is damaged', () => {
    const fdx = new TextDecoder().decode(loadScript('own/kervael.fdx'));
    fc.assert(
      fc.property(
        fc.nat(fdx.length),
        fc.nat(40),
        fc.constantFrom('', '<', '>', '&', '"', '</Text>', '<Paragraph>', '\u0000', '<!DOCTYPE x>'),
        (at, drop, put) => {
          readOrFault(new Map([['a.fdx', bytesOf(fdx.slice(0, at) + put + fdx.slice(at + drop))]]));
        },
      ),
      { numRuns: 150 },
    );
  });

  // Each of these once took time with the square of its length.
  it.each([
    ['boneyards', '/*'],
    ['notes', '[['],
    ['emphasis', '*a '],
    ['underlines', '_a'],
    ['directions', '(\n'],
    ['capitals', 'AA '],
    ['initials', 'A.'],
    ['spaces', '     '],
  ])('20,000 unclosed %s are read', (_, piece) => {
    const { screenplay } = readScreenplay(
      new Map([['a.fountain', bytesOf(`INT. A - DAY\n\nBOB\nHi.\n\n${piece.repeat(20_000)}\n\nEnd.`)]]),
    );
    expect(breakDown(screenplay).people.map(({ name }) => name)).toEqual(['Bob']);
    expect(screenplay.scenes[0]?.elements.at(-1)?.text).toBe('End.');
  });

  it('20,000 brackets in a heading and a cue are read', () => {
    const brackets = '(x) '.repeat(20_000);
    const { screenplay } = readScreenplay(
      new Map([['a.fountain', bytesOf(`INT. A ${brackets}- DAY\n\nBOB ${brackets}\nHi.`)]]),
    );
    expect(screenplay.scenes[0]?.elements[0]).toMatchObject({ speaker: 'BOB', text: 'Hi.' });
  });

  it.each([
    ['a title', (long: string) => `Title: ${long}\n\nINT. A - DAY\n\nBOB\nHi.`],
    ['a heading', (long: string) => `INT. ${long} - DAY\n\nBOB\nHi.`],
    ['a name', (long: string) => `INT. A - DAY\n\n@${long}\nHi.\n\nBOB\n`],
    ['an action', (long: string) => `INT. A - DAY\n\n${long}\n\nBOB\nHi.`],
    ['a line', (long: string) => `INT. A - DAY\n\nBOB\n${long}`],
    ['a direction', (long: string) => `INT. A - DAY\n\nBOB\n(${long})\nHi.`],
    ['a transition', (long: string) => `INT. A - DAY\n\nBOB\nHi.\n\n> ${long}`],
  ])('%s of 30,000 letters becomes a film all the same', (_, script) => {
    for (const long of ['x'.repeat(30_000), 'Xa y. '.repeat(5000), '灯'.repeat(30_000)]) {
      expect(readOrFault(new Map([['a.fountain', bytesOf(script(long))]]))).toBeUndefined();
    }
  });

  it('an element of 60,000 letters in a broken Final Draft file is not quoted whole', () => {
    const name = 'P'.repeat(60_000);
    for (const text of [`<FinalDraft><${name}></FinalDraft>`, `<FinalDraft></${name}>`, `<FinalDraft ${name}>`]) {
      expect(readOrFault(new Map([['a.fdx', bytesOf(text)]]))?.code).toBe('xml-broken');
    }
  });

  it('bytes that are no text are refused', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('a.fountain', 'a.fdx', 'sp_step_8_screenplay.json', 'a'),
        (bytes, file) => {
          readOrFault(new Map([[file, bytes]]));
        },
      ),
      { numRuns: 200 },
    );
  });
});
