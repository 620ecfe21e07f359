import type { DepictedPerson, Depiction } from '../../../runtime/graph/depiction.ts';
import { bodyPose, gesturing, type BodyPose } from '../figure/poses.ts';
import { hashText, seededRandom } from '../random.ts';

/** How somebody is turned, in radians: 0 to the camera, a quarter turn to the right of the frame. */
export interface Turns {
  yaw: number;
  headYaw: number;
}

const far: ReadonlySet<Depiction['size']> = new Set(['extreme-wide', 'wide', 'full', 'group', 'medium-wide']);

/**
 * Body and head of somebody. They look at whom they speak with; who speaks is turned more to the camera than who
 * listens, and who walks goes the way that they face.
 */
export function turnsOf(person: DepictedPerson, depiction: Depiction, at: number): Turns {
  const alone = depiction.people.length === 1;
  const random = seededRandom(hashText(`turn:${person.id}:${depiction.action}`));
  const sway = random.between(-0.09, 0.09);
  const going = person.pose === 'walk' || person.pose === 'run';
  if (person.pose === 'lie') return lying(person, at);
  const open = person.speaks === true || alone;
  const near = !far.has(depiction.size);
  if (going && depiction.people.length > 1 && depiction.people.every(({ pose }) => pose === 'walk' || pose === 'run'))
    return together(person, depiction, sway);
  switch (person.facing) {
    case 'left':
    case 'right': {
      const way = person.facing === 'right' ? 1 : -1;
      const head = going ? 1.05 : open ? (near ? 0.72 : 0.85) : near ? 1.02 : 1.1;
      return { yaw: way * ((going ? 1.2 : head * 0.78) + sway), headYaw: way * (head + sway) };
    }
    case 'away':
      return { yaw: Math.PI + (at < 0.5 ? -0.5 : 0.5), headYaw: Math.PI + (at < 0.5 ? -0.62 : 0.62) };
    case 'camera': {
      const way = at < 0.47 ? 1 : at > 0.53 ? -1 : hashText(person.id) % 2 === 0 ? 1 : -1;
      return { yaw: way * (going ? 0.55 : 0.24 + sway), headYaw: way * (0.2 + sway) };
    }
    case undefined: {
      const way = at < 0.5 ? 1 : -1;
      return { yaw: way * (alone ? 0.4 : 0.7), headYaw: way * (alone ? 0.5 : 0.9) };
    }
  }
}

/** People who walk together go the same way, and look at each other over the shoulder. */
function together(person: DepictedPerson, { people }: Depiction, sway: number): Turns {
  const way = people[0]?.facing === 'left' ? -1 : 1;
  const toPartner = person.facing === 'left' ? -1 : 1;
  return { yaw: way * (0.62 + sway), headYaw: toPartner === way ? way * 0.95 : way * -0.1 + toPartner * 0.4 };
}

/** Who lies has the head on the side away from where they look. */
function lying(person: DepictedPerson, at: number): Turns {
  const way = person.facing === 'left' ? -1 : person.facing === 'right' ? 1 : at > 0.5 ? -1 : 1;
  return { yaw: way * 1.4, headYaw: way * 0.25 };
}

/** What makes people raise their heads. */
const upward = /\blooks? up at\b|\bgaz(?:e|es) up\b|\bstar(?:e|es) (?:up|at the (?:ceiling|sky))\b/;

/** Inside these, nobody stands. */
const vehicle = /\b(?:cab|carriage|coach|car|taxi|train|compartment|bus|van|cockpit|wagon)\b/;

const asleep = /\bsleep\w*|\basleep\b|\bblankets?\b|\bin bed\b|\bdoz(?:e|es|ing)\b|\bnapp?(?:s|ing)?\b/;

/** Who lies is under a blanket where the action speaks of sleep: without one, sleepers look fallen. */
export function coveredIn(action: string): boolean {
  return asleep.test(action.toLowerCase());
}

/** The way in which somebody strikes their pose in this shot. */
export function poseOf(person: DepictedPerson, depiction: Depiction): BodyPose {
  const own = hashText(`stance:${person.id}`) / 4_294_967_296;
  const shot = hashText(`stance:${person.id}:${depiction.action}:${depiction.size}`) / 4_294_967_296;
  const both = /\beach hand\b|\bboth hands\b/.test(person.holds ?? '');
  const lot = person.pose === 'hold' && both ? 0.2 : (own + shot * 0.6) % 1;
  const seated =
    person.pose === 'stand' && vehicle.test(depiction.place.name.toLowerCase()) && depiction.place.interior;
  const pose = bodyPose(seated ? 'sit' : person.pose, lot);
  if (pose.lies !== undefined && coveredIn(depiction.action)) return { ...pose, covered: true };
  const speaks = person.speaks === true && person.holds === undefined;
  if (upward.test(depiction.action.toLowerCase()) && person.speaks !== true) return { ...pose, nod: -30 };
  return speaks && person.pose !== 'run' && person.pose !== 'point' ? gesturing(pose, shot) : pose;
}
