import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import { headsTall } from '../framing.ts';
import type { Look } from '../look.ts';

/** A joint in metres: to the right of where the figure stands, and up from the ground. */
export type Joint = readonly [number, number];
export type Limb = readonly [Joint, Joint, Joint];

export interface Joints {
  head: Joint;
  shoulders: readonly [Joint, Joint];
  hips: readonly [Joint, Joint];
  left: Limb;
  right: Limb;
  leftLeg: Limb;
  rightLeg: Limb;
  /** Turn of the whole figure about its feet, in radians. */
  tilt: number;
}

/** The joints of a figure as seen from the camera, for its pose and the way it faces. */
export function jointsOf(look: Look, pose: DepictedPerson['pose'], turn: number): Joints {
  const s = look.stature;
  const head = s / headsTall;
  const ahead = Math.abs(turn) > 0.3 ? Math.sign(turn) : 0.001;
  const narrow = 1 - 0.22 * Math.abs(turn);
  const half = head * (look.female ? 0.7 : look.child ? 0.66 : 0.83) * look.build * narrow;
  const hip = head * (look.female ? 0.62 : 0.55) * look.build * narrow;
  const drop = pose === 'sit' ? 0.235 * s : pose === 'crouch' ? 0.27 * s : 0;
  const bend =
    pose === 'crouch' ? 0.16 * s * ahead : pose === 'run' ? 0.06 * s * ahead : pose === 'walk' ? 0.02 * s * ahead : 0;
  const shoulderY = s - head * 1.42 - drop - (pose === 'crouch' ? 0.05 * s : 0);
  const hipY = 0.5 * s - drop;
  const childLift = look.child ? head * 0.1 : 0;
  const shoulders = [
    [-half + bend, shoulderY],
    [half + bend, shoulderY],
  ] as const;
  const hips = [
    [-hip, hipY],
    [hip, hipY],
  ] as const;
  const headAt: Joint = [
    bend * 1.15 + turn * head * 0.12,
    s - head * 0.5 - drop + childLift - (pose === 'crouch' ? 0.05 * s : 0),
  ];
  const [left, right] = armsOf(pose, shoulders, head, s, ahead, half);
  const [leftLeg, rightLeg] = legsOf(pose, hips, s, ahead, hipY);
  return { head: headAt, shoulders, hips, left, right, leftLeg, rightLeg, tilt: tiltOf(pose, ahead) };
}

function tiltOf(pose: DepictedPerson['pose'], ahead: number): number {
  if (pose === 'lean') return 0.09 * Math.sign(ahead);
  if (pose === 'lie') return (Math.PI / 2) * 0.97 * -Math.sign(ahead);
  return 0;
}

function armsOf(
  pose: DepictedPerson['pose'],
  shoulders: readonly [Joint, Joint],
  head: number,
  s: number,
  ahead: number,
  half: number,
): [Limb, Limb] {
  const arm = (shoulder: Joint, elbow: Joint, wrist: Joint): Limb => [
    [shoulder[0] * 0.9, shoulder[1] - head * 0.16],
    [shoulder[0] + elbow[0], shoulder[1] + elbow[1]],
    [shoulder[0] + wrist[0], shoulder[1] + wrist[1]],
  ];
  const hang = (shoulder: Joint, sign: number): Limb =>
    arm(
      shoulder,
      [sign * head * 0.13 - ahead * 0.02 * s, -0.185 * s],
      [sign * head * 0.16 + ahead * 0.025 * s, -0.335 * s],
    );
  const [l, r] = shoulders;
  const toRight = ahead > 0;
  switch (pose) {
    case 'point': {
      const out = (shoulder: Joint): Limb =>
        arm(shoulder, [Math.sign(ahead) * 0.17 * s, -0.01 * s], [Math.sign(ahead) * 0.34 * s, 0.04 * s]);
      return toRight ? [hang(l, -1), out(r)] : [out(l), hang(r, 1)];
    }
    case 'hold': {
      const hold = (shoulder: Joint, sign: number): Limb =>
        arm(shoulder, [sign * head * 0.26, -0.17 * s], [-sign * half * 0.62 + ahead * 0.05 * s, -0.2 * s]);
      return [hold(l, -1), hold(r, 1)];
    }
    case 'sit': {
      const rest = (shoulder: Joint, sign: number): Limb =>
        arm(shoulder, [sign * head * 0.24, -0.17 * s], [-sign * half * 0.25 + ahead * 0.14 * s, -0.265 * s]);
      return [rest(l, -1), rest(r, 1)];
    }
    case 'walk':
    case 'run': {
      const swing = pose === 'run' ? 0.15 : 0.08;
      const bent = pose === 'run' ? 0.16 : 0.31;
      return [
        arm(
          l,
          [-ahead * swing * s * 0.8, -0.16 * s],
          [-ahead * swing * 0.4 * s + (pose === 'run' ? ahead * 0.06 * s : 0), -bent * s],
        ),
        arm(r, [ahead * swing * s * 0.7, -0.16 * s], [ahead * (swing + 0.08) * s, -bent * 0.9 * s]),
      ];
    }
    case 'crouch': {
      const reach = (shoulder: Joint, sign: number): Limb =>
        arm(shoulder, [sign * head * 0.2 + ahead * 0.05 * s, -0.15 * s], [ahead * 0.17 * s, -0.24 * s]);
      return [reach(l, -1), reach(r, 1)];
    }
    case 'lean': {
      const prop = arm(
        toRight ? r : l,
        [Math.sign(ahead) * 0.12 * s, -0.13 * s],
        [Math.sign(ahead) * 0.24 * s, -0.17 * s],
      );
      return toRight ? [hang(l, -1), prop] : [prop, hang(r, 1)];
    }
    default:
      return [hang(l, -1), hang(r, 1)];
  }
}

function legsOf(
  pose: DepictedPerson['pose'],
  hips: readonly [Joint, Joint],
  s: number,
  ahead: number,
  hipY: number,
): [Limb, Limb] {
  const [l, r] = hips;
  const front = Math.abs(ahead) > 0.5 ? ahead : 0;
  const leg = (hip: Joint, knee: Joint, foot: Joint): Limb => [[hip[0] * 0.62, hip[1]], knee, foot];
  const ankle = 0.022 * s;
  switch (pose) {
    case 'sit': {
      const reach = front * 0.24 * s;
      const spreadOut = front === 0 ? 0.05 * s : 0.012 * s;
      return [
        leg(l, [l[0] * 0.7 - spreadOut + reach, hipY - 0.03 * s], [l[0] * 0.7 - spreadOut + reach * 1.02, ankle]),
        leg(r, [r[0] * 0.7 + spreadOut + reach, hipY - 0.02 * s], [r[0] * 0.7 + spreadOut + reach * 1.02, ankle]),
      ];
    }
    case 'crouch':
      return [
        leg(l, [l[0] + front * 0.2 * s - 0.03 * s, 0.27 * s], [l[0] + front * 0.08 * s, ankle]),
        leg(r, [r[0] + front * 0.12 * s + 0.03 * s, 0.12 * s], [r[0] - front * 0.1 * s, ankle]),
      ];
    case 'walk':
    case 'run': {
      const stride = pose === 'run' ? 0.24 : 0.15;
      const way = front === 0 ? 0.4 : front;
      return [
        leg(l, [l[0] * 0.5 + way * stride * 0.75 * s, 0.28 * s], [l[0] * 0.4 + way * stride * s, ankle]),
        leg(
          r,
          [r[0] * 0.4 - way * 0.01 * s, 0.26 * s],
          [r[0] * 0.4 - way * stride * 1.15 * s, pose === 'run' ? 0.14 * s : ankle],
        ),
      ];
    }
    default:
      return [
        leg(l, [l[0] * 0.8, 0.265 * s], [l[0] * 0.95, ankle]),
        leg(r, [r[0] * 0.8, 0.265 * s], [r[0] * 0.95, ankle]),
      ];
  }
}
