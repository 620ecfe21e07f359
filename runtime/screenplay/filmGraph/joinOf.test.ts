import { expect, test } from 'vitest';
import type { Shot, Transition } from '../shot.ts';
import { joinOf } from './joinOf.ts';

type Heard = 'seen' | 'unseen' | 'silent';

/** Only what a join looks at. */
function shot(heard: Heard, kind: Transition['kind'] = 'cut'): Shot {
  const line = { seen: heard === 'seen' };
  return { lines: heard === 'silent' ? [] : [line], transition: { kind, seconds: 0.3 } } as unknown as Shot;
}

test.each<[Heard[], Transition['kind'], Heard[], Transition['kind']]>([
  [['seen'], 'l-cut', ['silent'], 'cut'],
  [['unseen'], 'l-cut', ['silent'], 'l-cut'],
  [['silent'], 'l-cut', ['seen'], 'l-cut'],
  // The last phrase of a scene that ends in silence is further back.
  [['unseen', 'seen', 'silent'], 'l-cut', ['silent'], 'cut'],
  [['seen', 'unseen', 'silent'], 'l-cut', ['silent'], 'l-cut'],
  [['silent'], 'j-cut', ['seen'], 'cut'],
  [['seen'], 'j-cut', ['unseen'], 'j-cut'],
  [['seen'], 'j-cut', ['silent', 'seen'], 'cut'],
  [['seen'], 'j-cut', ['silent', 'unseen', 'seen'], 'j-cut'],
  [['seen'], 'dissolve', ['seen'], 'dissolve'],
  [['seen'], 'fade-black', ['seen'], 'fade-black'],
])('%s, %s, %s', (before, kind, after, made) => {
  const shots = before.map((heard, index) => shot(heard, index === before.length - 1 ? kind : 'cut'));
  const join = joinOf(
    shots,
    after.map((heard) => shot(heard)),
  );
  expect(join).toEqual({ kind: made, seconds: made === 'cut' ? 0 : 0.3 });
});
