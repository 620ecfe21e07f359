import { expect, test } from 'vitest';
import { pictureSpans } from './pictureSpans.ts';
import type { PlannedClip } from './planJoins.ts';

function clip(head: number, tail: number): PlannedClip {
  const from = head > 0 ? 'previous' : 'nothing';
  return { start: 0, frames: 100, head: { from, frames: head }, tail, soundBefore: 0, soundAfter: 0 };
}
const keys = [0, 24, 48, 72, 96];

test('an untouched clip is copied whole', () => {
  expect(pictureSpans(clip(0, 0), keys)).toEqual([{ kind: 'copy', from: 0, to: 100 }]);
});

test('only the groups of pictures that a join touches are encoded', () => {
  expect(pictureSpans(clip(12, 12), keys)).toEqual([
    { kind: 'encode', from: 0, to: 24 },
    { kind: 'copy', from: 24, to: 72 },
    { kind: 'encode', from: 72, to: 100 },
  ]);
});

test('a touched stretch that ends on a key frame takes no more', () => {
  expect(pictureSpans(clip(24, 4), keys)).toEqual([
    { kind: 'encode', from: 0, to: 24 },
    { kind: 'copy', from: 24, to: 96 },
    { kind: 'encode', from: 96, to: 100 },
  ]);
});

test('without a key frame between head and tail the whole clip is encoded', () => {
  expect(pictureSpans(clip(12, 12), [0])).toEqual([{ kind: 'encode', from: 0, to: 100 }]);
  expect(pictureSpans(clip(60, 40), keys)).toEqual([{ kind: 'encode', from: 0, to: 100 }]);
});
