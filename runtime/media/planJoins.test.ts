import { expect, test } from 'vitest';
import { planJoins } from './planJoins.ts';

const rate = { num: 24, den: 1 };

test('cuts put clips end to end', () => {
  const plans = planJoins([24, 48, 12], [], rate, 0);
  expect(plans.map((plan) => plan.start)).toEqual([0, 24, 72]);
  expect(plans.every((plan) => plan.head.frames === 0 && plan.tail === 0)).toBe(true);
});

test('no join changes the length', () => {
  const kinds = ['dissolve', 'fade-black', 'j-cut', 'l-cut', 'smash-cut'] as const;
  for (const kind of kinds) {
    const plans = planJoins([24, 48], [{ kind, seconds: 0.5 }], rate, 1);
    expect(plans[1]!.start + plans[1]!.frames).toBe(72);
  }
});

test('a dissolve lies over the head of the second clip alone', () => {
  const [first, second] = planJoins([24, 48], [{ kind: 'dissolve', seconds: 0.5 }], rate, 0);
  expect(first).toMatchObject({ tail: 0, head: { frames: 0 } });
  expect(second!.head).toEqual({ from: 'previous', frames: 12 });
});

test('black takes half from either side, and an odd frame from the second', () => {
  const [first, second] = planJoins([48, 48], [{ kind: 'fade-black', seconds: 25 / 24 }], rate, 0);
  expect(first!.tail).toBe(12);
  expect(second!.head).toEqual({ from: 'black', frames: 13 });
});

test('J and L cuts touch no picture', () => {
  const plans = planJoins(
    [48, 48, 48],
    [
      { kind: 'j-cut', seconds: 0.5 },
      { kind: 'l-cut', seconds: 1 },
    ],
    rate,
    0,
  );
  expect(plans.map((plan) => [plan.soundBefore, plan.soundAfter])).toEqual([
    [0, 0],
    [12, 24],
    [0, 0],
  ]);
  expect(plans.every((plan) => plan.head.frames === 0 && plan.tail === 0)).toBe(true);
});

test('joins longer than the clips are shortened to what there is', () => {
  const plans = planJoins(
    [10, 10, 10],
    [
      { kind: 'dissolve', seconds: 9 },
      { kind: 'fade-black', seconds: 9 },
    ],
    rate,
    9,
  );
  expect(plans[1]).toMatchObject({ head: { from: 'previous', frames: 5 }, tail: 5 });
  expect(plans[2]).toMatchObject({ head: { from: 'black', frames: 5 }, tail: 5 });
});
