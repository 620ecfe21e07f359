import type { DepictedPerson, Depiction, ShotSize } from '../../../runtime/graph/depiction.ts';
import { type Camera, inView } from '../draw/camera.ts';
import { cameraHeight, framingOf, headsTall, spread } from '../framing.ts';
import { lookOf, type Look } from '../look.ts';
import type { Place } from '../place/place.ts';
import { seededRandom } from '../random.ts';

export interface PlannedPerson {
  person: DepictedPerson;
  look: Look;
  /** Where the feet stand in the drawing, in pixels, and pixels that a metre measures there. */
  x: number;
  y: number;
  metre: number;
  depth: number;
  turn: number;
  away: boolean;
  /** A dark back at the edge of the frame, over whose shoulder we look. */
  foreground: boolean;
}

export interface ShotPlan {
  camera: Camera;
  people: readonly PlannedPerson[];
  /** Metres from the camera to the people. */
  distance: number;
  roll: number;
  size: ShotSize;
}

/** What the drawing of a shot measures: the frame and the overscan that its moves may show, in pixels. */
export interface Paper {
  width: number;
  height: number;
  marginX: number;
  marginY: number;
}

const stature = 1.75;
/** How many people are drawn: more make a crowd that nobody tells apart. */
export const mostPeople = 9;
const singles: ReadonlySet<ShotSize> = new Set(['close-up', 'extreme-close-up', 'insert']);
const wides: ReadonlySet<ShotSize> = new Set(['extreme-wide', 'wide', 'full', 'group']);

/** Decides where the camera and the people stand for a shot. */
export function planShot(depiction: Depiction, place: Place, paper: Paper, seed: number): ShotPlan {
  const { size, angle } = depiction;
  const random = seededRandom(`shot:${seed}:${place.seed}`);
  const jitter = {
    yaw: random.between(-0.05, 0.05),
    x: random.between(-0.012, 0.012),
    y: random.between(-0.008, 0.008),
  };
  const shown = shownPeople(depiction);
  const framing = framingOf(size);
  const row = shown.filter((_, index) => !(size === 'over-shoulder' && index === 1));
  const fit = crowding(row.length, framing.head, paper);
  const headPixels = framing.head * paper.height * fit;
  const wide = wides.has(size);
  const lens = Math.max(20, Math.min(wide ? 32 : 90, depiction.lens));
  const focal = (lens / 24) * Math.max(paper.height, (paper.width * 9) / 16);
  const distance = Math.max(0.5, (focal * stature) / headsTall / headPixels);
  const seated = row.length > 0 && row.every((person) => person.pose === 'sit' || person.pose === 'crouch');
  const lying = row.length > 0 && row.every((person) => person.pose === 'lie');
  const eyes = stature * (1 - 0.5 / headsTall) - (seated ? 0.235 * stature : lying ? 1.35 : 0);
  const height = cameraHeight(angle, eyes, Math.min(distance, 6));
  const yaw = yawOf(shown[0], place, wide) + jitter.yaw;
  const heart = heartOf(shown[0], place, size);
  // A hat needs room as well.
  const hatted = shown[0] && lookOf(shown[0]).hat !== 'none' ? Math.min(0.07, framing.head * 0.16) : 0;
  const eyeRow =
    paper.marginY + (framing.eyeLine + hatted + jitter.y + (fit < 1 ? (1 - fit) * 0.12 : 0)) * paper.height;
  const camera: Camera = {
    x: heart.x - Math.sin(yaw) * distance,
    y: height.height,
    z: heart.z - Math.cos(yaw) * distance,
    yaw,
    focal,
    centre: paper.marginX + paper.width / 2,
    horizon: eyeRow + ((eyes - height.height) * focal) / distance,
  };
  const people = stand(row, camera, paper, distance, headPixels, jitter.x);
  if (size === 'over-shoulder') people.push(shoulder(shown[1], people[0], paper, headPixels, eyeRow));
  return { camera, people, distance, roll: height.roll, size };
}

function shownPeople(depiction: Depiction): DepictedPerson[] {
  const { people, size } = depiction;
  const most = singles.has(size) ? 1 : size === 'over-shoulder' ? 2 : mostPeople;
  return people.slice(0, most);
}

/** People side by side need width: the picture steps back until all are in. */
function crowding(count: number, head: number, paper: Paper): number {
  if (count === 0) return 1;
  const rows = count > 5 ? 2 : 1;
  const needed = Math.ceil(count / rows) * head * paper.height * (count === 1 ? 1.15 : 2);
  return Math.min(1, (paper.width * 0.94) / needed);
}

/** The camera turns to one side for those who look right and to the other for those who look left: shot and reverse. */
function yawOf(first: DepictedPerson | undefined, place: Place, wide: boolean): number {
  const own = ((place.seed % 1000) / 1000 - 0.5) * 0.6;
  const base = own + Math.sign(own || 1) * 0.12;
  if (wide || !first) return base;
  if (first.facing === 'right') return -0.34;
  if (first.facing === 'left') return 0.34;
  return base * 0.5;
}

function heartOf(first: DepictedPerson | undefined, place: Place, size: ShotSize): { x: number; z: number } {
  if (wides.has(size) || !first) return place.heart;
  const shift = place.inside ? place.room[0] * 0.1 : 0.6;
  const x = first.facing === 'right' ? -shift : first.facing === 'left' ? shift : 0;
  return { x: place.heart.x + x, z: place.heart.z };
}

function turnOf(person: DepictedPerson, x: number, alone: boolean): number {
  switch (person.facing) {
    case 'left':
      return -0.8;
    case 'right':
      return 0.8;
    case 'camera':
      return x < 0.5 ? 0.1 : -0.1;
    case 'away':
      return 0;
    case undefined:
      return alone ? 0.28 : x < 0.5 ? 0.6 : -0.6;
  }
}

function stand(
  people: readonly DepictedPerson[],
  camera: Camera,
  paper: Paper,
  distance: number,
  headPixels: number,
  shift: number,
): PlannedPerson[] {
  const rows = people.length > 5 ? 2 : 1;
  const perRow = Math.ceil(people.length / rows);
  const planned: PlannedPerson[] = [];
  for (let row = 0; row < rows; row += 1) {
    const members = people.slice(row * perRow, (row + 1) * perRow);
    // Knees need room as well.
    const room = members.some((person) => person.pose === 'sit') ? 1.7 : 1;
    const places = spread(members, (headPixels / paper.width) * room);
    members.forEach((person, index) => {
      const at = (places[index] as number) + shift + (row === 1 ? 0.045 : 0);
      const depth = distance * (1 + row * 0.3 + (index % 2) * 0.025);
      const scale = camera.focal / depth;
      const own = row * perRow + index;
      planned.push({
        person,
        look: lookOf(person),
        x: paper.marginX + at * paper.width,
        y: camera.horizon + camera.y * scale,
        metre: scale,
        depth,
        turn: turnOf(person, at, people.length === 1 && own === 0),
        away: person.facing === 'away',
        foreground: false,
      });
    });
  }
  return planned.sort((a, b) => b.depth - a.depth);
}

const stranger: DepictedPerson = { id: 'someone', name: '', look: '', sex: 'unknown', pose: 'stand', face: 'neutral' };

function shoulder(
  person: DepictedPerson | undefined,
  subject: PlannedPerson | undefined,
  paper: Paper,
  headPixels: number,
  eyeRow: number,
): PlannedPerson {
  const left = subject ? subject.turn <= 0 : true;
  const look = lookOf(person ?? stranger);
  const metre = (headPixels * 1.75 * headsTall) / stature;
  const x = paper.marginX + paper.width * (left ? 0.13 : 0.87);
  const eyes = look.stature * (1 - 0.5 / headsTall);
  return {
    person: { ...(person ?? stranger), pose: 'stand' },
    look,
    x,
    y: eyeRow + headPixels * 0.45 + eyes * metre,
    metre,
    depth: 0.6,
    turn: left ? 0.35 : -0.35,
    away: true,
    foreground: true,
  };
}

/** The point of the set under someone's feet. */
export function worldOf(camera: Camera, planned: PlannedPerson): { x: number; y: number; z: number } {
  const right = (planned.x - camera.centre) / planned.metre;
  const cos = Math.cos(camera.yaw);
  const sin = Math.sin(camera.yaw);
  return { x: camera.x + right * cos + planned.depth * sin, y: 1.4, z: camera.z - right * sin + planned.depth * cos };
}

/** Depth of a spot on the ground, in metres before the camera. */
export function depthOf(camera: Camera, spot: { x: number; y: number; z: number }): number {
  return inView(camera, spot).z;
}
