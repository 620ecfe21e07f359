import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import type { Rgb } from '../colour.ts';
import { tipped, type Camera } from '../draw/camera.ts';
import type { Dot } from '../draw/dot.ts';
import type { Pen } from '../draw/pen.ts';
import type { Look } from '../look/look.ts';
import { strided } from './stride.ts';
import type { FaceState } from './headShape.ts';
import { yawed, type Vector } from './vector.ts';
import type { BodyPose } from './poses.ts';
import type { Region } from '../motion/region.ts';
import { skeletonOf, type Limb, type Skeleton } from './skeleton.ts';

/** Somebody where they stand before the camera. */
export interface Stance {
  person: DepictedPerson;
  look: Look;
  pose: BodyPose;
  /** Metres right of and before a camera that does not tip. */
  across: number;
  ahead: number;
  /** Turn of the body and of the head in radians: 0 to the camera, a quarter turn to the right of the frame. */
  yaw: number;
  headYaw: number;
}

/** A point as seen: pixels, what a metre measures there, and how much nearer it is than where the person stands. */
export interface Spotted extends Dot {
  metre: number;
  near: number;
}

/** A body as the camera has it. */
export class SeenBody {
  readonly stance: Stance;
  readonly skeleton: Skeleton;
  private readonly camera: Camera;

  /** What of them lives: how far they have breathed in, and where they are in their two steps, each 0 to 1. */
  constructor(stance: Stance, camera: Camera, { breath = 0, stride = 0 }: { breath?: number; stride?: number } = {}) {
    this.stance = stance;
    this.camera = camera;
    const still = skeletonOf(stance.look, stance.pose);
    if (stride > 0) {
      const arms = stance.person.holds === undefined && stance.person.speaks !== true;
      const gone = skeletonOf(stance.look, strided(stance.pose, stride, arms));
      // Who goes along with somebody rises and sinks with them, though not as much.
      this.skeleton = lifted(gone, (still.head.y - gone.head.y) * steadied);
    } else this.skeleton = breath > 0 ? breathedIn(still, breath * breathLift) : still;
  }

  /** The part of the picture in which somebody walks, in pixels: hat to soles, and as wide as a step. */
  walking(): Region {
    const { metre } = this.at(this.skeleton.pelvis);
    const { x, y, r } = this.head();
    const [wide, foot] = [0.45 * this.stance.look.stature * metre, this.at({ ...this.skeleton.pelvis, y: -0.1 })];
    const top = y - r * 2.6;
    const [left, right] = [Math.min(x, foot.x) - wide, Math.max(x, foot.x) + wide];
    return { x: left, y: top, width: right - left, height: foot.y + 0.3 * metre - top };
  }

  /** The part of the picture that a breath changes, in pixels: chin to waist. Undefined where it is too small to see. */
  breathing(): Region | undefined {
    const { chest, waist, leftArm, rightArm } = this.skeleton;
    const { metre } = this.at(chest);
    const { y, r } = this.head();
    if (breathLift * metre < leastBreath) return undefined;
    const edge = 0.12 * metre;
    const points = [leftArm.root, rightArm.root, leftArm.joint, rightArm.joint, leftArm.end, rightArm.end, waist].map(
      (point) => this.at(point),
    );
    const left = Math.min(...points.map(({ x }) => x)) - edge;
    const right = Math.max(...points.map(({ x }) => x)) + edge;
    const top = y + r * 1.24;
    return { x: left, y: top, width: right - left, height: Math.max(...points.map((point) => point.y)) + edge - top };
  }

  at(point: Vector): Spotted {
    const { camera, stance } = this;
    const turned = yawed(point, stance.yaw);
    const level = { x: stance.across + turned.x, y: point.y - camera.y, z: stance.ahead - turned.z };
    const view = tipped(camera, level);
    const metre = camera.focal / Math.max(0.15, view.z);
    return { x: camera.centre + view.x * metre, y: camera.middle - view.y * metre, metre, near: turned.z };
  }

  /** How far the eye looks down on this body: the sine of the angle. */
  get lookDown(): number {
    const high = this.camera.y - this.skeleton.chest.y;
    return high / (Math.hypot(high, this.stance.across, this.stance.ahead) || 1);
  }

  /** Middle of the head in pixels, half its height, and how far it is rolled from upright, in radians. */
  head(): { x: number; y: number; r: number; roll: number } {
    const { head, neck, headRadius } = this.skeleton;
    const here = this.at(head);
    const below = this.at(neck);
    const lies = this.stance.pose.lies !== undefined;
    // An upright head keeps upright: what the neck does is only hinted at.
    const tilt = Math.atan2(here.x - below.x, below.y - here.y);
    return { x: here.x, y: here.y, r: headRadius * here.metre, roll: lies ? tilt : tilt * 0.22 };
  }
}

/** A seen body with the pen that draws it and the light that it stands in. */
export interface Figure {
  pen: Pen;
  look: Look;
  body: SeenBody;
  tint(colour: Rgb): Rgb;
  /** Side that the light comes from. */
  side: -1 | 1;
  state: FaceState;
  /** Width of the ink line in units. */
  line: number;
}

/** Metres that a breath lifts the shoulders, and pixels below which nobody sees it. */
const breathLift = 0.0042;
const leastBreath = 0.6;

/** Chest and shoulders rise, the elbows follow, the hands stay. */
function breathedIn(body: Skeleton, lift: number): Skeleton {
  const up = (at: Vector, part: number): Vector => ({ ...at, y: at.y + lift * part });
  const arm = (limb: Limb): Limb => ({ ...limb, root: up(limb.root, 1), joint: up(limb.joint, 0.45) });
  return { ...body, chest: up(body.chest, 0.8), leftArm: arm(body.leftArm), rightArm: arm(body.rightArm) };
}

/** How much of the rise and fall of a walk the eye does not see. */
const steadied = 0.6;

function lifted(body: Skeleton, by: number): Skeleton {
  const up = (at: Vector): Vector => ({ ...at, y: at.y + by });
  const limb = (one: Limb): Limb => ({ root: up(one.root), joint: up(one.joint), end: up(one.end), tip: up(one.tip) });
  return {
    ...body,
    ...{ pelvis: up(body.pelvis), waist: up(body.waist), chest: up(body.chest) },
    ...{ neck: up(body.neck), head: up(body.head) },
    ...{ leftArm: limb(body.leftArm), rightArm: limb(body.rightArm) },
    ...{ leftLeg: limb(body.leftLeg), rightLeg: limb(body.rightLeg) },
  };
}
