import { expect, test } from 'vitest';
import type { SoundPiece } from './soundTimeline.ts';
import { soundGraph } from './soundTimeline.ts';

const piece = (source: number, from: number, to: number, at: number): SoundPiece => {
  return { source, from, to, at, fadeIn: 0, fadeOut: 0 };
};

/** Lengths of what each layer plays, in order: silence below 0. */
function layers(graph: string): number[][] {
  const found: number[][] = [];
  for (const chain of graph.split(';')) {
    const layer = /\[l(\d+)p\d+\]$/.exec(chain)?.[1];
    if (layer === undefined) continue;
    const from = Number(/start_sample=(\d+)/.exec(chain)?.[1] ?? 0);
    const length = Number(/end_sample=(\d+)/.exec(chain)?.[1]) - from;
    (found[Number(layer)] ??= []).push(chain.startsWith('anullsrc') ? -length : length);
  }
  return found;
}

test('pieces end to end, with silence between and after', () => {
  const { sources, graph } = soundGraph([piece(0, 0, 100, 0), piece(1, 50, 90, 160)], { from: 0, to: 300 }, 1);
  expect(sources).toEqual([0, 1]);
  expect(layers(graph)).toEqual([[100, -60, 40, -100]]);
  expect(graph).toContain('[1:a:0]');
  expect(graph).toContain('[2:a:0]');
  expect(graph).not.toContain('amix');
});

test('nothing at all is silence', () => {
  const { sources, graph } = soundGraph([], { from: 0, to: 48_000 }, 0);
  expect(sources).toEqual([]);
  expect(layers(graph)).toEqual([[-48_000]]);
});

test('pieces that overlap are mixed at full strength', () => {
  const pieces = [piece(0, 0, 100, 0), piece(1, 0, 100, 50), piece(2, 0, 50, 100)];
  const { graph } = soundGraph(pieces, { from: 0, to: 150 }, 0);
  expect(layers(graph)).toEqual([
    [100, 50],
    [-50, 100],
  ]);
  expect(graph).toContain('amix=inputs=2:normalize=0');
});

test('a window cuts pieces at its edges, and their fades stay outside', () => {
  const faded = { ...piece(0, 1000, 3000, 500), fadeIn: 480, fadeOut: 480 };
  const first = soundGraph([faded], { from: 0, to: 1500 }, 0).graph;
  const second = soundGraph([faded], { from: 1500, to: 3000 }, 0).graph;
  expect(first).toContain('start_sample=1000:end_sample=2000');
  expect(first).toContain('t=in');
  expect(first).not.toContain('t=out');
  expect(second).toContain('start_sample=2000:end_sample=3000');
  expect(second).not.toContain('t=in');
  expect(second).toContain('t=out:ss=520:ns=480');
  expect(layers(second)).toEqual([[1000, -500]]);
});

test('one channel is heard in full on both sides', () => {
  const { graph } = soundGraph([{ ...piece(0, 0, 10, 0), channels: 1 }], { from: 0, to: 10 }, 0);
  expect(graph).toContain('pan=stereo|c0=c0|c1=c0');
});

test('the end of the window can fade away', () => {
  expect(soundGraph([], { from: 100, to: 600 }, 0, 200).graph).toContain('afade=t=out:ss=300:ns=200');
  expect(soundGraph([], { from: 0, to: 100 }, 0, 200).graph).toContain('afade=t=out:ss=0:ns=100');
});
