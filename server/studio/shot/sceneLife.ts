import { inView, project } from '../draw/camera.ts';
import type { Light } from '../draw/light.ts';
import type { Plume } from '../draw/smoke.ts';
import { SeenBody, type Spotted } from '../figure/figure.ts';
import { raisedHand } from '../figure/held.ts';
import { evenRegion, overlap, type Region } from '../motion/region.ts';
import type { PlacedPiece } from '../pieces/piece.ts';
import { stock, type PieceName } from '../pieces/stock.ts';
import type { Place } from '../place/place.ts';
import type { Paper, ShotPlan } from './plannedShot.ts';

/** A picture as it is planned. */
export interface SceneView {
  place: Place;
  plan: ShotPlan;
  light: Light;
  paper: Paper;
  /** Pixels of a unit. */
  unit: number;
  nearnessOf(piece: PlacedPiece): number;
}

export interface SceneHead {
  id: string;
  /** Middle in pixels of the drawing, and half the height. */
  x: number;
  y: number;
  r: number;
  /** Neither rolled nor seen from high above or far below: mouth and eyes lie where they are looked for. */
  upright: boolean;
  /** Hair, a beard or a cloth goes on below the chin. */
  long: boolean;
}

/** Someone whose breath is seen: the part of the drawing that moves. */
export interface SceneBreath {
  id: string;
  region: Region;
}

/** Somebody on foot: the part of the drawing in which they move. */
export interface SceneWalker {
  id: string;
  region: Region;
  /** The way that they go: to the right of the frame, to its left, or to the camera or from it. */
  way: -1 | 0 | 1;
  runs: boolean;
}

/** A lamp as the picture has it, in pixels of the drawing. */
export interface SceneLamp {
  id: string;
  x: number;
  y: number;
  /** As far as its light is seen to change. */
  radius: number;
  nearness: number;
  flame: boolean;
}

/** What somebody has in the hand that smokes or steams. */
export interface SceneSmoke {
  at: Spotted;
  plume: Plume;
}

const plumes: readonly (readonly [RegExp, Plume])[] = [
  [/\bcigarettes?\b|\bcigars?\b|\bcheroots?\b|\bpipes?\b/, { rise: 0.62, drift: 0.1, wide: 0.11, dense: 0.5 }],
  [/\bcoffee\b|\btea\b|\bsoup\b|\bkettle\b/, { rise: 0.3, drift: 0.03, wide: 0.1, dense: 0.3 }],
];

const lights = /\blanterns?\b|\blamps?\b|\btorch(?:es)?\b|\bcandles?\b|\bmatch(?:es)?\b/;

/** Flames that people hold. */
function heldLights({ plan, unit }: Pick<SceneView, 'plan' | 'unit'>): SceneLamp[] {
  return plan.people.flatMap((person): SceneLamp[] => {
    if (!lights.test(person.person.holds?.toLowerCase() ?? '') || person.away) return [];
    const { x, y, metre } = raisedHand(new SeenBody(person, plan.camera));
    const radius = Math.min(0.8 * metre, 240 * unit);
    return [{ id: `held:${person.person.id}`, x, y, radius, nearness: 1, flame: true }];
  });
}

/** Those who stand still and near enough for a breath to be seen. Where two would breathe into each other, none does. */
export function breathsOf({ paper, plan }: SceneView, heads: readonly SceneHead[]): SceneBreath[] {
  if (plan.roll !== 0) return [];
  const size = { width: paper.width + 2 * paper.marginX, height: paper.height + 2 * paper.marginY };
  const found = plan.people
    .filter((person) => !person.foreground && person.extra !== true && person.pose.lies === undefined)
    .flatMap((person) => {
      const box = new SeenBody(person, plan.camera).breathing();
      return box ? [{ id: person.person.id, region: evenRegion(box, size) }] : [];
    })
    .filter(({ region }) => region.width > 0 && region.height > 0);
  const faces = heads.map(({ id, x, y, r }) => ({
    id,
    x: x - r * 1.3,
    y: y - r * 1.3,
    width: r * 2.6,
    height: r * 2.5,
  }));
  return found.filter(
    ({ id, region }) =>
      found.every((other) => other.id === id || !overlap(other.region, region)) &&
      faces.every((head) => head.id === id || !overlap(head, region)),
  );
}

/** What somebody has in the hand that smokes or steams, and where that is. */
export function smokesOf(plan: ShotPlan): SceneSmoke[] {
  return plan.people.flatMap((person) => {
    const holds = person.person.holds?.toLowerCase() ?? '';
    const plume = plumes.find(([words]) => words.test(holds))?.[1];
    if (!plume || person.foreground || person.away || plan.roll !== 0) return [];
    const at = raisedHand(new SeenBody(person, plan.camera));
    // The glowing end is ahead of the hand, the cup in it.
    const ahead = plume.rise > 0.5 ? 0.1 * (Math.sin(person.yaw) < -0.05 ? -1 : 1) : 0;
    return [{ at: { ...at, x: at.x + ahead * at.metre, y: at.y - 0.07 * at.metre }, plume }];
  });
}

/** Those who are on foot. */
export function walkersOf({ paper, plan }: SceneView): SceneWalker[] {
  if (plan.roll !== 0) return [];
  const size = { width: paper.width + 2 * paper.marginX, height: paper.height + 2 * paper.marginY };
  return plan.people
    .filter(({ foreground, extra, pose, person }) => {
      const afoot = person.pose === 'walk' || person.pose === 'run';
      return afoot && !foreground && extra !== true && pose.seat === undefined && pose.lies === undefined;
    })
    .map((person) => {
      const aside = Math.sin(person.yaw);
      return {
        id: person.person.id,
        region: evenRegion(new SeenBody(person, plan.camera).walking(), size),
        way: Math.abs(aside) < 0.4 ? 0 : aside > 0 ? 1 : -1,
        runs: person.person.pose === 'run',
      };
    });
}

/** The lamps that are seen, or whose light is. */
export function lampsOf({ place, plan, light, paper, unit, nearnessOf }: SceneView): SceneLamp[] {
  if (plan.roll !== 0) return [];
  const width = paper.width + 2 * paper.marginX;
  const height = paper.height + 2 * paper.marginY;
  const inPlace = place.pieces
    .flatMap((piece, index): SceneLamp[] => {
      const { lamp, turns } = stock[piece.kind as PieceName];
      if (!lamp || turns === true || (light.dark < 0.3 && lamp.flame !== true)) return [];
      const at = { ...piece.spot, y: piece.spot.y + lamp.up };
      if (inView(plan.camera, at).z < 0.5) return [];
      const { x, y, depth } = project(plan.camera, at);
      const reach = (lamp.flame === true ? 1.3 : 0.75) * lamp.reach * (plan.camera.focal / depth);
      const radius = Math.min(reach, (lamp.flame === true ? 260 : 150) * unit);
      if (radius < 12 * unit || x < -radius || y < -radius || x > width + radius || y > height + radius) return [];
      return [{ id: `${index}`, x, y, radius, nearness: nearnessOf(piece), flame: lamp.flame === true }];
    })
    .slice(0, 3);
  return [...heldLights({ plan, unit }), ...inPlace].slice(0, 4);
}

/** At night, cars pass where there is a street. */
export function carsPass({ words, inside, floor, windowless }: Place, light: Light): boolean {
  return (
    light.dark > 0.45 &&
    /\bcars?\b|\btraffic\b|\bmotel\b|\bhighway\b|\bmotorway\b|\btaxi\b|\bdowntown\b|\bavenue\b|\bcity\b|\bapartment\b/.test(
      words,
    ) &&
    (inside ? !windowless : floor === 'road' || /\bstreet\b/.test(words))
  );
}
