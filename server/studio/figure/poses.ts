import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';

/** An arm: degrees that the upper arm swings ahead and out, and that the elbow bends; `across` turns the forearm inward. */
export interface ArmPose {
  swing: number;
  out: number;
  bend: number;
  across?: number;
  /** The hand is under the other arm or behind the back. */
  tucked?: boolean;
}

/** A leg: degrees that the thigh swings ahead and out, and that the knee bends. */
export interface LegPose {
  swing: number;
  out: number;
  bend: number;
}

export interface BodyPose {
  /** Degrees that the trunk bows ahead, leans to its left, and that the shoulders turn to the left. */
  bow: number;
  lean: number;
  twist: number;
  /** Degrees that the head nods down. */
  nod: number;
  left: ArmPose;
  right: ArmPose;
  leftLeg: LegPose;
  rightLeg: LegPose;
  /** Height of the seat in metres, of those who sit. */
  seat?: number;
  /** On the back, at this height in metres. */
  lies?: number;
  /** Under a blanket up to the chest. */
  covered?: boolean;
}

const hanging: ArmPose = { swing: 2, out: 7, bend: 12 };
const standing: LegPose = { swing: 0, out: 3, bend: 0 };
const upright: BodyPose = {
  ...{ bow: 0, lean: 0, twist: 0, nod: 0 },
  ...{ left: hanging, right: hanging, leftLeg: standing, rightLeg: standing },
};

type PoseName = DepictedPerson['pose'];

/** Several ways to do the same: who is depicted, and what else the shot is about, choose between them. */
const poses: Readonly<Record<PoseName, readonly BodyPose[]>> = {
  stand: [
    upright,
    { ...upright, lean: -2, leftLeg: { swing: 6, out: 8, bend: 8 }, right: { swing: -4, out: 10, bend: 20 } },
    // A hand on the hip.
    {
      ...upright,
      lean: 2,
      right: { swing: -18, out: 34, bend: 96, across: 62 },
      rightLeg: { swing: 4, out: 9, bend: 4 },
    },
    // Arms folded.
    {
      ...upright,
      left: { swing: 12, out: 12, bend: 84, across: 80, tucked: true },
      right: { swing: 16, out: 12, bend: 80, across: 84, tucked: true },
      leftLeg: { swing: 2, out: 7, bend: 2 },
    },
    // Hands behind the back.
    {
      ...upright,
      bow: -3,
      left: { swing: -22, out: 12, bend: 4, tucked: true },
      right: { swing: -22, out: 12, bend: 4, tucked: true },
    },
    // One hand at the lapel.
    { ...upright, left: { swing: 10, out: 16, bend: 118, across: 46 }, leftLeg: { swing: 5, out: 6, bend: 6 } },
  ],
  sit: [
    {
      ...upright,
      seat: 0.46,
      bow: 5,
      left: { swing: 28, out: 12, bend: 48, across: 18 },
      right: { swing: 28, out: 12, bend: 48, across: 18 },
      leftLeg: { swing: 86, out: 9, bend: 84 },
      rightLeg: { swing: 88, out: 8, bend: 92 },
    },
    {
      ...upright,
      seat: 0.46,
      bow: 22,
      nod: 4,
      left: { swing: 44, out: 10, bend: 62, across: 46 },
      right: { swing: 44, out: 10, bend: 62, across: 46 },
      leftLeg: { swing: 82, out: 14, bend: 80 },
      rightLeg: { swing: 82, out: 14, bend: 88 },
    },
  ],
  walk: [
    {
      ...upright,
      bow: 5,
      twist: 6,
      left: { swing: -24, out: 7, bend: 16 },
      right: { swing: 28, out: 7, bend: 26 },
      leftLeg: { swing: 27, out: 2, bend: 6 },
      rightLeg: { swing: -20, out: 2, bend: 16 },
    },
    {
      ...upright,
      bow: 5,
      twist: -6,
      left: { swing: 26, out: 7, bend: 24 },
      right: { swing: -22, out: 7, bend: 14 },
      leftLeg: { swing: -18, out: 2, bend: 14 },
      rightLeg: { swing: 26, out: 2, bend: 8 },
    },
  ],
  run: [
    {
      ...upright,
      bow: 20,
      twist: 10,
      left: { swing: -48, out: 12, bend: 82 },
      right: { swing: 46, out: 8, bend: 96, across: 14 },
      leftLeg: { swing: 58, out: 2, bend: 66 },
      rightLeg: { swing: -34, out: 2, bend: 62 },
    },
  ],
  point: [
    {
      ...upright,
      bow: 3,
      twist: -14,
      left: { swing: 86, out: 10, bend: 4 },
      right: { swing: 0, out: 12, bend: 22 },
      leftLeg: { swing: 10, out: 4, bend: 4 },
    },
    {
      ...upright,
      twist: -8,
      left: { swing: 62, out: 30, bend: 34, across: -20 },
      right: { swing: 8, out: 14, bend: 54, across: 40 },
    },
  ],
  lean: [
    {
      ...upright,
      lean: 9,
      left: { swing: 26, out: 42, bend: 34 },
      leftLeg: { swing: -4, out: -2, bend: 0 },
      rightLeg: { swing: 12, out: 0, bend: 22 },
    },
    { ...upright, bow: 26, nod: -12, left: { swing: 52, out: 8, bend: 8 }, right: { swing: 52, out: 8, bend: 8 } },
  ],
  crouch: [
    {
      ...upright,
      bow: 34,
      nod: -12,
      left: { swing: 58, out: 10, bend: 26, across: 10 },
      right: { swing: 40, out: 16, bend: 60, across: 20 },
      leftLeg: { swing: 96, out: 10, bend: 128 },
      rightLeg: { swing: 24, out: 8, bend: 122 },
    },
  ],
  hold: [
    {
      ...upright,
      left: { swing: 26, out: 8, bend: 92, across: 34 },
      right: { swing: 22, out: 10, bend: 84, across: 30 },
    },
    {
      ...upright,
      nod: 6,
      left: { swing: 22, out: 12, bend: 76, across: 20 },
      right: { swing: 4, out: 9, bend: 18 },
      leftLeg: { swing: 5, out: 5, bend: 5 },
    },
  ],
  lie: [
    {
      ...upright,
      lies: 0.16,
      left: { swing: 16, out: 16, bend: 74, across: 60 },
      right: { swing: -2, out: 14, bend: 12 },
      leftLeg: { swing: 4, out: 4, bend: 6 },
      rightLeg: { swing: 22, out: 3, bend: 42 },
    },
  ],
};

/** One of the ways to strike a pose; `lot` is from 0 to 1. */
export function bodyPose(pose: PoseName, lot: number): BodyPose {
  const ways = poses[pose];
  return ways[Math.min(ways.length - 1, Math.floor(lot * ways.length))] as BodyPose;
}

/** Arms of somebody who speaks: a gesture from the elbow, whatever the body does otherwise. */
export function gesturing(pose: BodyPose, lot: number): BodyPose {
  const gestures: readonly ArmPose[] = [
    { swing: 22, out: 14, bend: 96, across: -8 },
    { swing: 34, out: 22, bend: 78, across: -24 },
    { swing: 18, out: 12, bend: 112, across: 24 },
  ];
  const gesture = gestures[Math.min(gestures.length - 1, Math.floor(lot * gestures.length))] as ArmPose;
  return lot % 0.5 < 0.25 ? { ...pose, left: gesture } : { ...pose, right: gesture };
}
