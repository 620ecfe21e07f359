import { expect, test } from 'vitest';
import { clipSound, filmCaptions, movedPhrases } from './filmSound.ts';
import type { PlannedClip } from './planJoins.ts';

const rate = { num: 24, den: 1 };
const ntsc = { num: 30_000, den: 1001 };

function clip(change: Partial<PlannedClip>): PlannedClip {
  const still = { head: { from: 'nothing' as const, frames: 0 }, tail: 0, soundBefore: 0, soundAfter: 0 };
  return { start: 48, frames: 48, ...still, ...change };
}
const pauses = [
  { start: 0, end: 0.25 },
  { start: 0.75, end: 1 },
  { start: 1.75, end: 2 },
];

test('sound of clips lies end to end to the sample, whatever the rate', () => {
  let start = 0;
  let end = 0;
  for (const frames of [7, 11, 13, 300, 1, 29]) {
    const [piece] = clipSound(clip({ start, frames }), 0, [], ntsc);
    expect(piece!.at).toBe(end);
    end = piece!.at + piece!.to;
    start += frames;
  }
  expect(end).toBe(Math.round((start * 1001 * 48_000) / 30_000));
});

test('a J cut moves the first phrase, an L cut the last, and the middle stays', () => {
  const both = clip({ soundBefore: 12, soundAfter: 6 });
  const moved = movedPhrases(both, pauses, rate);
  expect(moved).toEqual([
    { from: 0, to: 0.75, frames: -12 },
    { from: 1, to: 2, frames: 6 },
  ]);
  const pieces = clipSound(both, 3, moved, rate).map(({ source, from, to, at }) => ({ source, from, to, at }));
  expect(pieces).toEqual([
    { source: 3, from: 0, to: 36_000, at: 96_000 - 24_000 },
    { source: 3, from: 36_000, to: 48_000, at: 96_000 + 36_000 },
    { source: 3, from: 48_000, to: 96_000, at: 96_000 + 48_000 + 12_000 },
  ]);
});

test('a clip of one phrase follows the cut before it whole', () => {
  expect(movedPhrases(clip({ soundBefore: 12, soundAfter: 6 }), [], rate)).toEqual([{ from: 0, to: 2, frames: -12 }]);
  expect(movedPhrases(clip({}), pauses, rate)).toEqual([]);
});

test('captions go with their phrase', () => {
  const moved = movedPhrases(clip({ soundBefore: 12 }), pauses, rate);
  const captions = [
    { start: 0.25, end: 0.75, text: 'first' },
    { start: 1, end: 5, text: 'second' },
    { start: 2.5, end: 5, text: 'beyond the end' },
  ];
  expect(filmCaptions(clip({ soundBefore: 12 }), captions, moved, rate)).toEqual([
    { start: 1.75, end: 2.25, text: 'first' },
    { start: 3, end: 4, text: 'second' },
  ]);
});
