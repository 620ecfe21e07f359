import type { DepictedPerson, Depiction, ShotSize } from '../../../runtime/graph/depiction.ts';
import { cameraOf, inView, type Camera } from '../draw/camera.ts';
import type { Stance } from '../figure/figure.ts';
import { headsTall, skeletonOf } from '../figure/skeleton.ts';
import { cameraTip, framingOf, spread, type Framing } from '../framing.ts';
import { lookOf, type Look } from '../look/look.ts';
import type { Place } from '../place/place.ts';
import { seededRandom } from '../random.ts';
import { standExtras } from './extras.ts';
import type { Paper, PlannedPerson, ShotPlan } from './plannedShot.ts';
import { poseOf, turnsOf } from './staging.ts';

const stature = 1.75;
/** How many people are drawn: more make a crowd that nobody tells apart. */
export const mostPeople = 9;
const singles: ReadonlySet<ShotSize> = new Set(['close-up', 'extreme-close-up', 'insert']);
const wides: ReadonlySet<ShotSize> = new Set(['extreme-wide', 'wide', 'full', 'group']);
const nears: ReadonlySet<ShotSize> = new Set(['close-up', 'medium-close', 'extreme-close-up']);

interface Actor {
  person: DepictedPerson;
  look: Look;
  pose: Stance['pose'];
  /** Height of the middle of the head. */
  eyes: number;
}

/** Decides where the camera and the people stand for a shot. */
export function planShot(depiction: Depiction, place: Place, paper: Paper, seed: number): ShotPlan {
  const { size, angle } = depiction;
  const random = seededRandom(`shot:${seed}:${place.seed}:${depiction.action.length}`);
  const jitter = {
    yaw: random.between(-0.05, 0.05),
    x: random.between(-0.012, 0.012),
    y: random.between(-0.006, 0.006),
  };
  const actors = shownPeople(depiction).map((person) => actorOf(person, depiction));
  const row = actors.filter((_, index) => !(size === 'over-shoulder' && index === 1));
  const framing = framingFor(depiction, row);
  const fit = crowding(row, framing.head, paper);
  const headPixels = framing.head * paper.height * fit;
  const lens = lensOf(depiction);
  const focal = (lens / 24) * Math.max(paper.height, (paper.width * 9) / 16);
  const distance = Math.max(0.5, (focal * stature) / headsTall / headPixels);
  const eyes = eyesOf(row);
  const { pitch, roll } = cameraTip(angle);
  const level = distance * Math.cos(pitch);
  const height = Math.max(0.14, eyes + distance * Math.sin(pitch));
  const subject = row.find(({ person }) => person.speaks === true)?.person ?? row[0]?.person;
  const yaw = yawOf(subject, place, wides.has(size)) + jitter.yaw;
  const heart = heartOf(subject, place, size);
  const eyeRow = paper.marginY + (framing.eyeLine + jitter.y + (fit < 1 ? (1 - fit) * 0.12 : 0)) * paper.height;
  const up = (eyes - height) * Math.cos(pitch) + level * Math.sin(pitch);
  const ahead = level * Math.cos(pitch) - (eyes - height) * Math.sin(pitch);
  const camera = cameraOf({
    x: heart.x - Math.sin(yaw) * level,
    y: height,
    z: heart.z - Math.cos(yaw) * level,
    ...{ yaw, pitch, focal },
    centre: paper.marginX + paper.width / 2,
    middle: eyeRow + (up * focal) / ahead,
  });
  const scale = focal / ahead;
  const people = stand(row, depiction, { paper, level, scale, shift: jitter.x, far: wides.has(size) });
  people.push(...standExtras(depiction, place, { paper, level, scale }));
  if (size === 'over-shoulder') people.push(shoulder(actors[1], people[0], depiction, { paper, level, scale }));
  return { camera, people: people.toSorted((a, b) => b.depth - a.depth), distance, roll, size };
}

function shownPeople({ people, size }: Depiction): DepictedPerson[] {
  return people.slice(0, singles.has(size) ? 1 : size === 'over-shoulder' ? 2 : mostPeople);
}

function actorOf(person: DepictedPerson, depiction: Depiction): Actor {
  const look = lookOf(person, { indoors: depiction.place.interior, style: depiction.style });
  const struck = poseOf(person, depiction);
  const pose = struck.lies !== undefined && hasCouch(depiction) ? { ...struck, lies: couchHeight } : struck;
  return { person, look, pose, eyes: skeletonOf(look, pose).head.y };
}

/** Height of what people lie on. */
const couchHeight = 0.56;

/** Inside, people lie on a couch, unless they are said to be on the floor. */
export function hasCouch({ place, action }: Depiction): boolean {
  return place.interior && !/\bfloor\b|\bground\b|\bdead\b/.test(action.toLowerCase());
}

/** A hat needs room as well, and who lies is seen along the ground. */
function framingFor({ size }: Depiction, row: readonly Actor[]): Framing {
  const { head, eyeLine } = framingOf(size);
  const tallHat = row.some(({ look }) => look.hat !== 'none' && look.hat !== 'scarf' && look.hat !== 'hood');
  const topHat = row.some(({ look }) => look.hat === 'top');
  const hat =
    size === 'extreme-close-up'
      ? 0
      : topHat
        ? 0.42
        : tallHat
          ? 0.2
          : row.some(({ look }) => look.hair === 'curly' || look.hair === 'bun')
            ? 0.08
            : 0;
  const smaller = nears.has(size) ? 1 - hat * 0.28 : 1;
  const lying = row.filter(({ pose }) => pose.lies !== undefined).length;
  const lies = lying > 0 && lying === row.length;
  // One stands and one lies: the picture holds both.
  if (lying > 0 && !lies) return { head: Math.min(head, 0.158), eyeLine: 0.2 + Math.min(head * hat * 0.5, 0.04) };
  return {
    head: head * smaller * (lies && !nears.has(size) ? 0.8 : 1),
    eyeLine: lies ? Math.max(eyeLine, nears.has(size) ? 0.5 : 0.56) : eyeLine + Math.min(head * hat * 0.5, 0.085),
  };
}

/** Lens as it is told, inside what a room and a face bear. */
function lensOf({ size, lens }: Depiction): number {
  return Math.max(nears.has(size) ? 40 : 18, Math.min(wides.has(size) ? 35 : 110, lens));
}

/** The height that the camera levels at: that of those who stand, else of all. */
function eyesOf(row: readonly Actor[]): number {
  if (row.length === 0) return stature * (1 - 0.5 / headsTall);
  const upright = row.filter(({ pose }) => pose.lies === undefined);
  const counted = upright.length > 0 ? upright : row;
  const mean = counted.reduce((sum, { eyes }) => sum + eyes, 0) / counted.length;
  // One sits and one stands: nobody's head is cut.
  return Math.max(mean, Math.max(...counted.map(({ eyes }) => eyes)) - 0.14);
}

/** Metres that somebody needs beside the next. */
function roomFor({ look, pose }: Actor): number {
  if (pose.lies !== undefined) return look.stature * 1.05;
  const limbs = pose.seat === undefined ? (pose.leftLeg.swing > 40 ? 0.3 : 0) : 0.24;
  return 0.66 + 0.24 * look.build + limbs;
}

/** People side by side need width: the picture steps back until all are in. */
function crowding(row: readonly Actor[], head: number, paper: Paper): number {
  if (row.length === 0) return 1;
  const metre = (head * paper.height * headsTall) / stature;
  const rows = row.length > 5 ? 2 : 1;
  const near = row.length === 1 && head > 0.2;
  const needed = near
    ? head * paper.height * 1.15
    : (row.reduce((sum, actor) => sum + roomFor(actor), 0) / rows) * metre * 0.94;
  return Math.min(1, (paper.width * 0.96) / needed);
}

/** The camera turns to one side for those who look right and to the other for those who look left: shot and reverse. */
function yawOf(subject: DepictedPerson | undefined, place: Place, wide: boolean): number {
  const own = ((place.seed % 1000) / 1000 - 0.5) * 0.6;
  const base = own + Math.sign(own || 1) * 0.12;
  if (wide || !subject) return base;
  if (subject.facing === 'right') return -0.4;
  if (subject.facing === 'left') return 0.4;
  return base * 0.5;
}

function heartOf(subject: DepictedPerson | undefined, place: Place, size: ShotSize): { x: number; z: number } {
  if (wides.has(size) || !subject) return place.heart;
  const shift = place.inside ? place.room[0] * 0.1 : 0.6;
  const x = subject.facing === 'right' ? -shift : subject.facing === 'left' ? shift : 0;
  return { x: place.heart.x + x, z: place.heart.z };
}

interface Ground {
  paper: Paper;
  level: number;
  /** Pixels that a metre measures where the people are. */
  scale: number;
}

function stand(
  row: readonly Actor[],
  depiction: Depiction,
  ground: Ground & { shift: number; far: boolean },
): PlannedPerson[] {
  const { paper, level, scale, shift } = ground;
  const rows = row.length > 5 ? 2 : 1;
  const perRow = Math.ceil(row.length / rows);
  return row.map((actor, index) => {
    const own = Math.floor(index / perRow);
    const members = row.slice(own * perRow, (own + 1) * perRow);
    const room = (members.reduce((sum, one) => sum + roomFor(one), 0) / members.length) * scale;
    const places = spread(
      members.map(({ person }) => person),
      room / paper.width,
    );
    const at = (places[index - own * perRow] as number) + shift + (own === 1 ? 0.045 : 0);
    const deep = own * 1.1 + depthIn(actor, row, ground.far);
    const back = (level + deep) / level;
    const turns = turnsOf(actor.person, depiction, at);
    const lies = actor.pose.lies !== undefined;
    // Who lies is placed by the head.
    const body = lies && nears.has(depiction.size) ? Math.sin(turns.yaw) * actor.look.stature * 0.44 : 0;
    return {
      ...{ person: actor.person, look: actor.look, pose: actor.pose, ...turns },
      across: (((at - 0.5) * paper.width) / scale) * back + body,
      ahead: level + deep,
      depth: level + deep,
      away: actor.person.facing === 'away',
      foreground: false,
    };
  });
}

/** People do not stand in a rank: who listens is a step nearer, at the edge of the picture. */
function depthIn({ person }: Actor, row: readonly Actor[], far: boolean): number {
  if (row.length < 2) return 0;
  const somebodySpeaks = row.some((one) => one.person.speaks === true);
  if (row.length === 2 && somebodySpeaks && !far) return person.speaks === true ? 0.12 : -0.16;
  return (row.findIndex((one) => one.person === person) % 2) * 0.25;
}

const stranger: DepictedPerson = { id: 'someone', name: '', look: '', sex: 'unknown', pose: 'stand', face: 'neutral' };

function shoulder(
  actor: Actor | undefined,
  subject: PlannedPerson | undefined,
  depiction: Depiction,
  { paper, level, scale }: Ground,
): PlannedPerson {
  const left = subject ? Math.sin(subject.yaw) <= 0 : true;
  const { person, look } = actor ?? actorOf(stranger, depiction);
  const ahead = level * 0.56;
  const near = scale / 0.56;
  const turn = left ? -1 : 1;
  return {
    person: { ...person, pose: 'stand' },
    look,
    pose: poseOf({ ...stranger, id: person.id }, depiction),
    across: ((left ? -0.5 : 0.5) * paper.width + (left ? 1 : -1) * Math.min(paper.width * 0.17, 0.24 * near)) / near,
    ahead,
    depth: ahead,
    yaw: Math.PI - turn * 0.35,
    headYaw: Math.PI + turn * 0.72,
    away: true,
    foreground: true,
  };
}

/** The point of the set at someone's chest. */
export function worldOf(camera: Camera, { across, ahead }: Stance): { x: number; y: number; z: number } {
  const cos = Math.cos(camera.yaw);
  const sin = Math.sin(camera.yaw);
  return { x: camera.x + across * cos + ahead * sin, y: 1.3, z: camera.z - across * sin + ahead * cos };
}

/** Depth of a spot on the ground, in metres before the camera. */
export function depthOf(camera: Camera, spot: { x: number; y: number; z: number }): number {
  return inView(camera, spot).z;
}
