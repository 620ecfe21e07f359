import { expect, test } from 'vitest';
import type { MediaFacts } from '../graph/asset.ts';
import { filmFormat, isOfFormat, mainConfig } from './filmFormat.ts';

const film = { num: 24, den: 1 };
function facts(change: MediaFacts = {}): MediaFacts {
  const common = { width: 1280, height: 720, rate: film, seconds: 2, frames: 48, videoCodec: 'h264' };
  return { ...common, pixelFormat: 'yuv420p', variableRate: false, videoConfig: 'a', ...change };
}

test('the format is that of most of the length, not of most clips', () => {
  const clips = [facts({ width: 640 }), facts({ width: 640 }), facts({ seconds: 9 })];
  expect(filmFormat(clips, {})).toEqual({ width: 1280, height: 720, rate: film });
});

test('a variable rate is nobody’s rate while there is an even one', () => {
  const uneven = facts({ variableRate: true, rate: { num: 359, den: 15 }, seconds: 99 });
  expect(filmFormat([uneven, facts()], {})?.rate).toEqual(film);
  expect(filmFormat([uneven], {})?.rate).toEqual({ num: 359, den: 15 });
});

test('what is asked for wins; one side keeps the shape; sizes are even', () => {
  const rate = { num: 30, den: 1 };
  expect(filmFormat([facts()], { width: 853, rate })).toEqual({ width: 854, height: 480, rate });
  expect(filmFormat([facts()], { height: 1280, width: 720 })).toEqual({ width: 720, height: 1280, rate: film });
  expect(filmFormat([], {})).toBeUndefined();
});

test('equal rates may be written differently; anything else is another format', () => {
  const format = { width: 1280, height: 720, rate: film };
  expect(isOfFormat(facts({ rate: { num: 48, den: 2 } }), format)).toBe(true);
  const others: MediaFacts[] = [
    { width: 640 },
    { rate: { num: 24_000, den: 1001 } },
    { variableRate: true },
    { videoCodec: 'hevc' },
    { pixelFormat: 'yuv444p' },
  ];
  for (const other of others) expect(isOfFormat(facts(other), format)).toBe(false);
});

test('the main configuration is one of this format', () => {
  const format = { width: 1280, height: 720, rate: film };
  expect(mainConfig([facts({ videoConfig: 'b' }), facts(), facts()], format)).toBe('a');
  expect(mainConfig([facts({ width: 640 })], format)).toBeUndefined();
});
