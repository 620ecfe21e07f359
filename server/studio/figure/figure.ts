import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import type { Rgb } from '../colour.ts';
import { tipped, type Camera } from '../draw/camera.ts';
import type { Dot, Pen } from '../draw/pen.ts';
import type { Look } from '../look/look.ts';
import type { FaceState } from './headShape.ts';
import { yawed, type Vector } from './vector.ts';
import type { BodyPose } from './poses.ts';
import { skeletonOf, type Skeleton } from './skeleton.ts';

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

  constructor(stance: Stance, camera: Camera) {
    this.stance = stance;
    this.camera = camera;
    this.skeleton = skeletonOf(stance.look, stance.pose);
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
