import { describe, expect, it } from 'vitest';
import { parseGraph, parseGraphValue } from './parseGraph.ts';
import { serializeGraph } from './serializeGraph.ts';
import { testGraph } from './testNodeTypes.ts';

const text = `{
  "format": "shotgraph",
  "version": 1,
  "id": "g",
  "name": "Quay",
  "nodes": {
    "a": {
      "type": "text/value",
      "typeVersion": 1
    }
  },
  "edges": {}
}
`;

const problemOf = (json: string) => {
  const parsed = parseGraph(json, 'quay.graph.json');
  return parsed.ok ? undefined : parsed.problems[0];
};

describe('parseGraph', () => {
  it('reads a graph and fills in what is left out', () => {
    expect(parseGraph(text)).toMatchObject({
      ok: true,
      migrated: [],
      graph: { description: '', inputs: [], layout: { nodes: {} }, nodes: { a: { params: {} } } },
    });
    expect(parseGraph(`\ufeff${text}`).ok).toBe(true);
  });

  it.each<[string, string, number, string]>([
    ['cut off', text.slice(0, 100), 8, 'line 8: The file is cut off: what opens in line 7 is never closed.'],
    ['cut off in a text', text.slice(0, 60), 5, 'line 5: The file ends in the middle of a text: it is cut off.'],
    ['empty', '  \n', 1, 'quay.graph.json is empty.'],
    ['without a comma', text.replace('"g",', '"g"'), 5, 'line 5: There is “"” where a comma or “}” should be.'],
    [
      'with a comma too many',
      text.replace('"typeVersion": 1', '"typeVersion": 1,'),
      10,
      'line 10: There is “}” where a name in double quotes should be.',
    ],
    ['with a bare word', text.replace('"Quay"', 'Quay'), 5, 'line 5: There is “Q” where a value should be.'],
    ['with a single quote', text.replace('"id"', "'id'"), 4, 'where a name in double quotes should be'],
    ['with a broken escape', text.replace('Quay', 'Q\\x'), 5, 'a backslash that means nothing'],
    [
      'with a line break in a text',
      text.replace('Quay', 'Qu\nay'),
      5,
      'A text is not closed before the end of its line',
    ],
    ['followed by more', `${text}{}`, 14, 'There is more text after the end'],
    [
      'with a node that no object can hold',
      text.replace('"a": {', '"__proto__": {'),
      7,
      'line 7: “nodes → __proto__”: this is not a name that anything in a graph may have',
    ],
    [
      'with a param that no object can hold',
      text.replace('"typeVersion": 1', '"typeVersion": 1,\n      "params": { "list": [{ "__proto__": 1 }] }'),
      10,
      '“nodes → a → params → list → 0 → __proto__”: this is not a name',
    ],
    [
      'half merged',
      text.replace('  "id"', '<<<<<<< ours\n  "id"'),
      4,
      'both sides of an unfinished merge, from line 4 on',
    ],
    ['another JSON', '[1, 2]', 1, 'This is JSON, but not a graph of Shotgraph'],
    ['of another format', text.replace('shotgraph', 'comfy'), 1, 'not a graph of Shotgraph'],
    [
      'of a newer version',
      text.replace('"version": 1', '"version": 7'),
      3,
      'line 3: The graph was saved by a newer Shotgraph (format 7; this one reads up to 1): update Shotgraph to open it.',
    ],
    ['without a version', text.replace('"version": 1', '"version": "1"'), 3, '“version” must be a whole number'],
    ['older than any version', text.replace('"version": 1', '"version": 0'), 3, 'there is no step from 0 to 1'],
    [
      'with a wrong value',
      text.replace('"typeVersion": 1', '"typeVersion": "one"'),
      9,
      'line 9: “nodes → a → typeVersion”: invalid input: expected number, received string.',
    ],
    ['with a value missing', text.replace('"type": "text/value",', ''), 7, '“nodes → a → type”'],
    ['with an id that is none', text.replace('"a": {', '"a b": {'), 7, 'this is not a name that an id may have'],
  ])('says where a file is wrong: %s', (_name, json, line, words) => {
    const problem = problemOf(json);
    expect(problem).toMatchObject({ severity: 'error', source: { file: 'quay.graph.json', line } });
    expect(problem?.message).toContain(words);
    expect(problem?.message).toMatch(/^quay\.graph\.json.*\.$/s);
  });

  it('tells no more than twenty places', () => {
    const nodes = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`n${index}`, {}]));
    const parsed = parseGraphValue({ ...JSON.parse(text), nodes });
    expect(parsed.ok).toBe(false);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('There are 40 more places like these.');
  });

  it('refuses what is nested without end, before anything recursive sees it', () => {
    const params = `{ "deep": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`;
    const deep = text.replace('"typeVersion": 1', `"typeVersion": 1, "params": ${params}`);
    expect(problemOf(deep)?.message).toContain('nested more than 500 levels deep');
    expect(problemOf(deep.slice(0, 50_000))?.message).toContain('cut off');
  });

  it.each([null, 'x', 4, [], undefined])('takes %j for no graph', (value) => {
    expect(parseGraphValue(value)).toMatchObject({ ok: false, problems: [{ code: 'not-a-graph' }] });
  });
});

describe('serializeGraph', () => {
  it('writes a changed param as a changed line, sorted, the layout last', () => {
    const graph = testGraph(
      {
        b: { type: 'video/trim', title: 'Trim', params: { start: 1, list: [1, 2], fits: { z: 1, a: 2 } } },
        a: 'image/import',
      },
      ['a.image -> b.video'],
      {
        later: { kept: true },
        layout: { nodes: { b: { x: 20, y: 0 }, a: { y: 0, x: 0 } } },
        frames: { f: { title: 'Scene', x: 0, y: 0, width: 9, height: 9 } },
      },
    );
    expect(serializeGraph(graph)).toBe(`{
  "format": "shotgraph",
  "version": 1,
  "id": "test",
  "name": "Test",
  "later": { "kept": true },
  "nodes": {
    "a": {
      "type": "image/import",
      "typeVersion": 3
    },
    "b": {
      "params": {
        "fits": { "a": 2, "z": 1 },
        "list": [1, 2],
        "start": 1
      },
      "title": "Trim",
      "type": "video/trim",
      "typeVersion": 1
    }
  },
  "edges": {
    "e0": { "from": { "node": "a", "port": "image" }, "order": 0, "to": { "node": "b", "port": "video" } }
  },
  "frames": {
    "f": { "height": 9, "nodes": [], "title": "Scene", "width": 9, "x": 0, "y": 0 }
  },
  "layout": {
    "nodes": {
      "a": { "x": 0, "y": 0 },
      "b": { "x": 20, "y": 0 }
    }
  }
}
`);
  });

  it('breaks what does not fit on a line', () => {
    const prompt = 'word '.repeat(12).trim();
    const written = serializeGraph(
      testGraph({ a: { type: 'text/value', params: { depiction: { a: prompt, b: prompt } } } }),
    );
    expect(written).toContain(`        "depiction": {
          "a": "${prompt}",
          "b": "${prompt}"
        }
`);
  });

  it('refuses what JSON can not hold', () => {
    const graph = testGraph({}, [], { later: { at: Number.NaN } });
    expect(() => serializeGraph(graph)).toThrow('JSON can not hold the number NaN.');
  });
});
