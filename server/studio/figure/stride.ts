import type { ArmPose, BodyPose, LegPose } from './poses.ts';

/**
 * A pose of somebody who walks or runs, a part (0 to 1) of two steps later: at a half the other leg is ahead, at one
 * it is the same again. The knee of the leg that comes forward bends.
 * @param arms they swing as well; those that hold something do not
 */
export function strided(pose: BodyPose, part: number, arms: boolean): BodyPose {
  const over = 0.5 - 0.5 * Math.cos(2 * Math.PI * part);
  const blend = (own: number, other: number): number => own + (other - own) * over;
  const leg = (own: LegPose, other: LegPose): LegPose => {
    const ahead = own.swing > other.swing;
    // The leg that is behind comes forward in the first half, the other one in the second.
    const comes = Math.max(0, Math.sin(2 * Math.PI * part) * (ahead ? -1 : 1));
    return {
      swing: blend(own.swing, other.swing) + 8 * comes,
      out: own.out,
      bend: blend(own.bend, other.bend) + 42 * comes,
    };
  };
  const arm = (own: ArmPose, other: ArmPose): ArmPose =>
    arms ? { ...own, swing: blend(own.swing, other.swing), bend: blend(own.bend, other.bend) } : own;
  return {
    ...pose,
    twist: blend(pose.twist, -pose.twist),
    left: arm(pose.left, pose.right),
    right: arm(pose.right, pose.left),
    leftLeg: leg(pose.leftLeg, pose.rightLeg),
    rightLeg: leg(pose.rightLeg, pose.leftLeg),
  };
}
