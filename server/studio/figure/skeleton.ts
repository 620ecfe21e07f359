import type { Look } from '../look/look.ts';
import type { ArmPose, BodyPose, LegPose } from './poses.ts';
import { between, bowed, leant, plus, times, vector, yawed, type Vector } from './vector.ts';

/** Heads in a stature: drawing schools teach seven and a half; a little less reads better small. */
export const headsTall = 7.2;

export interface Limb {
  root: Vector;
  joint: Vector;
  end: Vector;
  /** Where hand or foot points. */
  tip: Vector;
}

/** The joints of a body in metres about the point on the ground where it stands, chest ahead. */
export interface Skeleton {
  pelvis: Vector;
  waist: Vector;
  chest: Vector;
  /** Pit of the neck, and the middle of the head. */
  neck: Vector;
  head: Vector;
  leftArm: Limb;
  rightArm: Limb;
  leftLeg: Limb;
  rightLeg: Limb;
  /** The trunk's own ahead, for what lies on its front. */
  ahead: Vector;
  /** Half a head's height in metres. */
  headRadius: number;
}

const degrees = Math.PI / 180;

/** Children have larger heads for their height. */
export function headRadiusOf(look: Pick<Look, 'stature' | 'child'>): number {
  return ((look.stature / headsTall) * (look.child ? 1.32 : 1)) / 2;
}

export function skeletonOf(look: Look, pose: BodyPose): Skeleton {
  const s = look.stature;
  const r = headRadiusOf(look);
  const shoulder = (look.female ? 0.088 : 0.102) * s * (0.7 + 0.3 * look.build) * (look.child ? 0.9 : 1);
  const hip = 0.052 * s * (0.7 + 0.3 * look.build) * (look.female ? 1.08 : 1);
  const hipHeight = 0.513 * s;
  const trunk = (at: Vector): Vector => leant(bowed(at, pose.bow * degrees), pose.lean * degrees);
  const turned = (at: Vector): Vector => yawed(at, pose.twist * degrees);
  const neckAt = trunk(vector(0, 0.328 * s, 0));
  const headUp = r * 1.24;
  const nod = (pose.bow * 0.45 + pose.nod) * degrees;
  const head = plus(neckAt, leant(bowed(vector(0, headUp, r * 0.22), nod), pose.lean * 0.5 * degrees));
  const side = (sign: 1 | -1): Vector => trunk(turned(vector(sign * shoulder, 0.279 * s, 0)));
  const legs = [leg(1, pose.leftLeg, hip, s), leg(-1, pose.rightLeg, hip, s)] as const;
  const arms = [arm(1, pose.left, side(1), s, pose), arm(-1, pose.right, side(-1), s, pose)] as const;
  // Whichever foot is lower stands on the ground.
  const lowest = Math.min(...legs.map((one) => one.end.y)) - 0.035 * s;
  const pelvisY = pose.seat ?? Math.min(hipHeight + 0.02, -lowest);
  const up = (at: Vector): Vector => plus(at, vector(0, pelvisY, 0));
  const lifted = (limb: Limb): Limb => ({
    root: up(limb.root),
    joint: up(limb.joint),
    end: up(limb.end),
    tip: up(limb.tip),
  });
  const body: Skeleton = {
    pelvis: vector(0, pelvisY, 0),
    waist: up(trunk(vector(0, 0.11 * s, 0))),
    chest: up(trunk(vector(0, 0.235 * s, 0))),
    neck: up(neckAt),
    head: up(head),
    leftArm: lifted(arms[0]),
    rightArm: lifted(arms[1]),
    leftLeg: lifted(legs[0]),
    rightLeg: lifted(legs[1]),
    ahead: trunk(turned(vector(0, 0, 1))),
    headRadius: r,
  };
  return pose.lies === undefined ? body : laidDown(body, pose.lies, s);
}

function leg(sign: 1 | -1, pose: LegPose, hip: number, s: number): Limb {
  const root = vector(sign * hip, 0, 0);
  const out = sign * pose.out * degrees;
  const along = (angle: number): Vector => leant(bowed(vector(0, -1, 0), angle), -out);
  const joint = plus(root, times(along(-pose.swing * degrees), 0.245 * s));
  const end = plus(joint, times(along((pose.bend - pose.swing) * degrees), 0.235 * s));
  return { root, joint, end, tip: plus(end, vector(sign * 0.025 * s, -0.012 * s, 0.085 * s)) };
}

function arm(sign: 1 | -1, pose: ArmPose, root: Vector, s: number, body: BodyPose): Limb {
  const bow = body.bow * 0.5 * degrees;
  const upper = leant(bowed(vector(0, -1, 0), -pose.swing * degrees - bow), -sign * pose.out * degrees);
  const joint = plus(root, times(upper, 0.172 * s));
  const flat = leant(bowed(vector(0, -1, 0), -(pose.swing + pose.bend) * degrees - bow), -sign * pose.out * degrees);
  const fore = yawed(flat, -sign * (pose.across ?? 0) * degrees);
  const end = plus(joint, times(fore, 0.142 * s));
  return { root, joint, end, tip: plus(end, times(fore, 0.095 * s)) };
}

/** On the back: what was up points along the ground, what was ahead points up. */
function laidDown(body: Skeleton, height: number, s: number): Skeleton {
  const lay = ({ x, y, z }: Vector): Vector => vector(x, height + z, 0.5 * s - y);
  const limb = (one: Limb): Limb => ({
    root: lay(one.root),
    joint: lay(one.joint),
    end: lay(one.end),
    tip: lay(one.tip),
  });
  return {
    pelvis: lay(body.pelvis),
    waist: lay(body.waist),
    chest: lay(body.chest),
    neck: lay(body.neck),
    head: plus(lay(body.head), vector(0, 0.06, 0)),
    leftArm: limb(body.leftArm),
    rightArm: limb(body.rightArm),
    leftLeg: limb(body.leftLeg),
    rightLeg: limb(body.rightLeg),
    ahead: vector(0, 1, 0),
    headRadius: body.headRadius,
  };
}

/** A point of the trunk between the pelvis (0), the waist, the chest and the neck (1). */
export function spineAt(body: Skeleton, part: number): Vector {
  if (part < 0.34) return between(body.pelvis, body.waist, part / 0.34);
  if (part < 0.72) return between(body.waist, body.chest, (part - 0.34) / 0.38);
  return between(body.chest, body.neck, (part - 0.72) / 0.28);
}
