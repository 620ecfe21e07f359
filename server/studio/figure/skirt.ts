import { scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Garment } from '../look/wardrobe.ts';
import type { Figure, Spotted } from './figure.ts';
import type { Limb } from './skeleton.ts';
import type { Trunk } from './trunk.ts';
import { between, type Vector } from './vector.ts';

/** How far a garment falls along the leg (1 is the ankle), and how much it flares in statures. */
const hems: Partial<Record<Garment, readonly [long: number, flare: number]>> = {
  jumper: [0.07, 0.01],
  shirt: [0.06, 0.008],
  tee: [0.06, 0.008],
  smock: [0.2, 0.03],
  jacket: [0.17, 0.016],
  suit: [0.2, 0.014],
  uniform: [0.16, 0.018],
  apron: [0.62, 0.03],
  coat: [0.58, 0.036],
  frock: [0.56, 0.03],
  cloak: [0.86, 0.08],
  robe: [0.9, 0.036],
  nightshirt: [0.7, 0.034],
  dress: [0.74, 0.078],
};

const openInFront: ReadonlySet<Garment> = new Set(['coat', 'frock', 'robe', 'cloak', 'suit', 'jacket', 'uniform']);

/** What of the garment hangs below the hips. Who sits or crouches has it over the thighs. */
export function drawSkirt(figure: Figure, trunk: Trunk, tone: Rgb): void {
  const { look, body, pen, line, side } = figure;
  const hem = hems[look.garment];
  if (!hem) return;
  const { skeleton, stance } = body;
  const isFolded = stance.pose.seat !== undefined || stance.pose.leftLeg.bend > 60 || stance.pose.lies !== undefined;
  const long = isFolded ? Math.min(hem[0], 0.46) : hem[0];
  const flare = hem[1] * look.stature * (0.8 + 0.2 * look.build);
  const leftEnd = body.at(downLeg(skeleton.leftLeg, long));
  const rightEnd = body.at(downLeg(skeleton.rightLeg, long));
  const ends = [leftEnd, rightEnd];
  const knees = [skeleton.leftLeg, skeleton.rightLeg].map((limb) => body.at(downLeg(limb, Math.min(long, 0.5))));
  const pelvis = body.at(skeleton.pelvis);
  const thick = 0.06 * look.stature * (0.7 + 0.3 * look.build);
  const reach = (spot: Spotted, more: number): number => (thick + more) * spot.metre;
  const outermost = (spots: readonly Spotted[], sign: 1 | -1, more: number): Dot => {
    const found = spots.reduce((a, b) => (b.x * sign > a.x * sign ? b : a));
    return { x: found.x + sign * reach(found, more), y: found.y };
  };
  const lies = stance.pose.lies !== undefined;
  const upper = (sign: 1 | -1): Dot => ({ x: pelvis.x + sign * trunk.hip * 0.99, y: pelvis.y - trunk.hip * 0.12 });
  const points: Dot[] = lies
    ? lying(body.at(skeleton.pelvis), leftEnd, trunk.hip, reach(pelvis, 0))
    : [
        upper(-1),
        upper(1),
        outermost(knees, 1, flare * 0.45),
        outermost(ends, 1, flare),
        { x: (leftEnd.x + rightEnd.x) / 2, y: Math.max(leftEnd.y, rightEnd.y) + 0.012 * look.stature * pelvis.metre },
        outermost(ends, -1, flare),
        outermost(knees, -1, flare * 0.45),
      ];
  pen.shape(points, { fill: tone, through: true, line: lies ? line : 0, wash: 0.35 });
  if (!lies) pen.thread([...points.slice(1), points[0] as Dot], line * 1.15);
  if (long < 0.15 || lies) return;
  const right = side < 0 ? (points[2] as Dot) : (points[6] as Dot);
  const low = side < 0 ? (points[3] as Dot) : (points[5] as Dot);
  const middle = points[4] as Dot;
  pen.shape(
    [
      side < 0 ? (points[1] as Dot) : (points[0] as Dot),
      right,
      low,
      { x: (middle.x + low.x) / 2, y: (middle.y + low.y) / 2 },
    ],
    {
      fill: scaled(tone, 0.7),
      alpha: 0.7,
      line: 0,
    },
  );
  if (openInFront.has(look.garment) && Math.cos(stance.yaw) > 0.1) {
    const front = Math.sin(stance.yaw) * 0.8;
    const way = (end: Dot, part: number): Dot => ({
      x: pelvis.x + trunk.hip * front + (end.x - pelvis.x) * part * 0.35,
      y: pelvis.y + (middle.y - pelvis.y) * part,
    });
    pen.thread([way(middle, -0.2), way(middle, 0.3), way(low, 0.98)], line);
  }
  for (const part of [-0.4, 0.1, 0.5])
    pen.thread(
      [
        { x: pelvis.x + trunk.hip * part * 0.8, y: pelvis.y + (middle.y - pelvis.y) * 0.25 },
        { x: pelvis.x + (low.x - middle.x) * part * 0.2 + trunk.hip * part, y: pelvis.y + (middle.y - pelvis.y) * 0.6 },
        { x: middle.x + Math.abs(low.x - middle.x) * part * 1.3, y: middle.y - (middle.y - pelvis.y) * 0.05 },
      ],
      line * 0.55,
    );
}

function lying(pelvis: Spotted, end: Spotted, hip: number, thick: number): Dot[] {
  return [
    { x: pelvis.x, y: pelvis.y - hip * 0.9 },
    { x: (pelvis.x + end.x) / 2, y: (pelvis.y + end.y) / 2 - thick * 1.7 },
    { x: end.x, y: end.y - thick * 1.3 },
    { x: end.x, y: end.y + thick * 1.2 },
    { x: (pelvis.x + end.x) / 2, y: (pelvis.y + end.y) / 2 + thick * 1.4 },
    { x: pelvis.x, y: pelvis.y + hip * 0.9 },
  ];
}

/** A point down a leg: the knee is half the way. */
function downLeg(limb: Limb, part: number): Vector {
  return part < 0.5 ? between(limb.root, limb.joint, part * 2) : between(limb.joint, limb.end, part * 2 - 1);
}
