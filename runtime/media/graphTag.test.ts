import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packGraph, unpackGraph } from './graphTag.ts';

describe('the graph inside a film file', () => {
  it('comes back as it was, whatever its text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await unpackGraph(await packGraph(text))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('survives a graph of several megabytes, much smaller', async () => {
    const json = JSON.stringify(Array.from({ length: 40_000 }, (_, index) => ({ type: 'video/animate', id: index })));
    const packed = await packGraph(json);
    expect(packed.length).toBeLessThan(json.length / 4);
    expect(await unpackGraph(packed)).toBe(json);
  });

  it('stops unpacking what is far larger than a graph', async () => {
    const packed = await packGraph('x'.repeat(5000));
    expect(await unpackGraph(packed, 5000)).toHaveLength(5000);
    await expect(unpackGraph(packed, 4999)).rejects.toThrow('more than 4999 bytes');
  });

  it('refuses what it did not write', async () => {
    await expect(unpackGraph('bm90IGd6aXA=')).rejects.toThrow();
  });
});
