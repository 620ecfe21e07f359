import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graphVersion } from '../../../runtime/graph/graph.ts';
import { parseGraph } from '../../../runtime/graph/parseGraph.ts';
import { serializeGraph } from '../../../runtime/graph/serializeGraph.ts';

// Files of every version that was ever published stay here for ever: they must open, and lose nothing.
const folder = new URL('./', import.meta.url);
const versions = Array.from({ length: graphVersion }, (_, index) => index + 1);
const files = versions.flatMap((version) =>
  readdirSync(new URL(`v${version}/`, folder)).map((name) => ({ version, name: `v${version}/${name}` })),
);

const readGraph = (name: string) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const parsed = parseGraph(text, name);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return { text, graph: parsed.graph };
};

describe('golden graphs', () => {
  it.each(versions)('has some of version %i', (version) => {
    expect(files.filter((file) => file.version === version).length).toBeGreaterThan(2);
  });

  it.each(files)('$name opens and is saved without loss', ({ name }) => {
    const { text, graph } = readGraph(name);
    const again = parseGraph(serializeGraph(graph));
    expect(again).toEqual({ ok: true, graph, migrated: [] });
    const { version: _, ...meaning } = JSON.parse(text) as Record<string, unknown>;
    expect(graph).toMatchObject(meaning);
  });

  it.each(files.filter(({ version, name }) => version === graphVersion && !name.includes('handwritten')))(
    '$name is saved as the very same text',
    ({ name }) => {
      const { text, graph } = readGraph(name);
      expect(serializeGraph(graph)).toBe(text);
    },
  );
});
