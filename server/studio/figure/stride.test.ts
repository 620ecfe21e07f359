import { expect, it } from 'vitest';
import { bodyPose } from './poses.ts';
import { strided } from './stride.ts';

it.each(['walk', 'run'] as const)(
  'a %s begins as it was struck, has the other leg ahead at half, and comes round',
  (name) => {
    const pose = bodyPose(name, 0);
    const close = (one: number, other: number): void => expect(one).toBeCloseTo(other, 6);
    for (const part of [0, 1]) {
      const at = strided(pose, part, true);
      close(at.leftLeg.swing, pose.leftLeg.swing);
      close(at.rightLeg.bend, pose.rightLeg.bend);
      close(at.left.swing, pose.left.swing);
    }
    const half = strided(pose, 0.5, true);
    close(half.leftLeg.swing, pose.rightLeg.swing);
    close(half.rightLeg.swing, pose.leftLeg.swing);
    // The leg that comes forward lifts its foot, the other one carries.
    const between = strided(pose, 0.25, true);
    const [comes, carries] =
      pose.leftLeg.swing < pose.rightLeg.swing
        ? [between.leftLeg, between.rightLeg]
        : [between.rightLeg, between.leftLeg];
    expect(comes.bend).toBeGreaterThan(carries.bend + 20);
  },
);

it('leaves the arms of those who carry something', () => {
  const pose = bodyPose('walk', 0);
  expect(strided(pose, 0.5, false).left).toEqual(pose.left);
});
