import { expect, it } from 'vitest';
import { listedAngle, listedMove, listedSize, listedTransition, scriptTransition } from './listedWords.ts';

it.each([
  ['medium_close', 'medium-close'],
  ['Close-Up', 'close-up'],
  ['OTS', 'over-shoulder'],
  ['two_shot', 'two-shot'],
  ['wide shot', 'wide'],
  ['MCU', 'medium-close'],
  ['sideways', undefined],
])('size %s is %s', (word, size) => {
  expect(listedSize(word)).toBe(size);
});

it.each([
  ['push_in', 'push-in'],
  ['tracking', 'track'],
  ['pan', 'pan-right'],
  ['crane_up', 'crane-up'],
  ['hover', undefined],
])('move %s is %s', (word, move) => {
  expect(listedMove(word)).toBe(move);
});

it.each([
  ['eye_level_high', 'eye'],
  ['low_angle', 'low'],
  ['high_angle', 'high'],
  ['overhead', 'birds-eye'],
  ['dutch', 'dutch'],
])('height %s is angle %s', (word, angle) => {
  expect(listedAngle(word)).toBe(angle);
});

it('gives every transition of a list a length that it can have', () => {
  expect(listedTransition('l_cut', 0.3)).toEqual({ kind: 'l-cut', seconds: 0.3 });
  expect(listedTransition('fade_black', 0)).toEqual({ kind: 'fade-black', seconds: 0.8 });
  expect(listedTransition('cut', 3)).toEqual({ kind: 'cut', seconds: 0 });
  expect(listedTransition('match_cut', 1)).toEqual({ kind: 'cut', seconds: 0 });
});

it.each([
  ['FADE OUT.', 'fade-black'],
  ['DISSOLVE TO:', 'dissolve'],
  ['SMASH CUT TO:', 'smash-cut'],
  ['CUT TO:', 'cut'],
  ['LATER:', undefined],
])('%s in a script is %s', (text, kind) => {
  expect(scriptTransition(text)?.kind).toBe(kind);
});
