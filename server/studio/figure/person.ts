import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import { mix, scaled, type Rgb } from '../colour.ts';
import type { Dot, Pen } from '../draw/pen.ts';
import { headsTall } from '../framing.ts';
import type { Look } from '../look.ts';
import { hashText, seededRandom } from '../random.ts';
import { drawTorso } from './clothes.ts';
import { drawHead } from './head.ts';
import type { FaceState } from './headShape.ts';
import { jointsOf, type Joints } from './pose.ts';

export interface Figure {
  pen: Pen;
  person: DepictedPerson;
  look: Look;
  /** Where the feet stand, in pixels. */
  x: number;
  y: number;
  /** Pixels that a metre measures there. */
  metre: number;
  turn: number;
  away: boolean;
  tint(colour: Rgb): Rgb;
  side: -1 | 1;
  state: FaceState;
}

/** Where the head of a figure is, in pixels: the region that lives while someone speaks. */
export function headOf(figure: Pick<Figure, 'person' | 'look' | 'x' | 'y' | 'metre' | 'turn'>): {
  x: number;
  y: number;
  r: number;
} {
  const joints = jointsOf(figure.look, figure.person.pose, figure.turn);
  return {
    x: figure.x + joints.head[0] * figure.metre,
    y: figure.y - joints.head[1] * figure.metre,
    r: ((figure.look.stature * headScale(figure.look)) / headsTall / 2) * figure.metre,
  };
}

/** Children have larger heads for their height. */
export function headScale(look: Look): number {
  return look.child ? 1.3 : 1;
}

export type Place = (joint: readonly [number, number]) => Dot;

export function drawPerson(figure: Figure): void {
  const { pen, look, person, metre } = figure;
  pen.random = seededRandom(hashText(`hand:${person.id}`));
  const joints = jointsOf(look, person.pose, figure.turn);
  const { context } = pen;
  context.save();
  if (joints.tilt !== 0) {
    context.translate(figure.x, figure.y);
    context.rotate(joints.tilt);
    context.translate(-figure.x, -figure.y);
  }
  const at: Place = ([x, y]) => ({ x: figure.x + x * metre, y: figure.y - y * metre });
  const line = lineOf(figure);
  const far = figure.turn >= 0 ? joints.left : joints.right;
  const near = figure.turn >= 0 ? joints.right : joints.left;
  legs(figure, joints, at, line);
  arm(figure, far, at, line, 0.82);
  neck(figure, joints, at, line);
  drawTorso(figure, joints, at, line);
  arm(figure, near, at, line, 1);
  const head = headOf(figure);
  drawHead({
    pen,
    look,
    face: person.face,
    x: head.x,
    y: head.y,
    r: head.r,
    turn: figure.turn,
    away: figure.away,
    tint: figure.tint,
    side: figure.side,
    state: figure.state,
    line,
  });
  context.restore();
}

/** Line width in units: bold near, fine far. */
export function lineOf(figure: Pick<Figure, 'metre' | 'pen'>): number {
  const size = figure.metre / figure.pen.unit;
  return Math.max(0.9, Math.min(3.1, 0.55 + Math.sqrt(size) * 0.078));
}

function legs(figure: Figure, joints: Joints, at: Place, line: number): void {
  const { look, metre } = figure;
  const bare = look.garment === 'dress' || look.garment === 'nightshirt';
  const tone = figure.tint(bare ? look.skin : look.legs);
  const thick = 0.085 * look.stature * (0.7 + 0.3 * look.build) * metre;
  const order = figure.turn >= 0 ? [joints.leftLeg, joints.rightLeg] : [joints.rightLeg, joints.leftLeg];
  order.forEach((leg, index) => {
    limb(figure.pen, leg.map(at), bare ? thick * 0.7 : thick, index === 0 ? scaled(tone, 0.82) : tone, line);
    const foot = at(leg[2]);
    const dir = Math.abs(figure.turn) > 0.3 ? Math.sign(figure.turn) : index === 0 ? -0.5 : 0.5;
    const long = 0.06 * look.stature * metre;
    figure.pen.shape(
      [
        { x: foot.x - dir * long * 0.5, y: foot.y - long * 0.5 },
        { x: foot.x + dir * long * 0.6, y: foot.y - long * 0.55 },
        { x: foot.x + dir * long * 1.7, y: foot.y + long * 0.1 },
        { x: foot.x + dir * long * 1.5, y: foot.y + long * 0.34 },
        { x: foot.x - dir * long * 0.6, y: foot.y + long * 0.34 },
      ],
      { fill: figure.tint(mix(look.legs, [30, 26, 26], 0.65)), line },
    );
  });
}

function arm(
  figure: Figure,
  joints: readonly (readonly [number, number])[],
  at: Place,
  line: number,
  shade: number,
): void {
  const { look, metre, pen } = figure;
  const thick =
    0.062 *
    look.stature *
    (0.75 + 0.25 * look.build) *
    metre *
    (look.garment === 'coat' || look.garment === 'robe' ? 1.2 : 1);
  const tone = scaled(figure.tint(look.garment === 'apron' ? look.second : look.top), shade);
  const [, elbow, wrist] = joints as readonly [
    readonly [number, number],
    readonly [number, number],
    readonly [number, number],
  ];
  const hand = at(wrist);
  const from = at(elbow);
  const length = Math.hypot(hand.x - from.x, hand.y - from.y) || 1;
  const r = 0.026 * look.stature * metre;
  const tip = {
    x: hand.x + ((hand.x - from.x) / length) * r * 1.1,
    y: hand.y + ((hand.y - from.y) / length) * r * 1.1,
  };
  pen.ellipse(
    tip.x,
    tip.y,
    r * 0.95,
    r * 1.25,
    { fill: scaled(figure.tint(look.skin), shade), line },
    Math.atan2(hand.y - from.y, hand.x - from.x) - Math.PI / 2,
  );
  limb(pen, joints.map(at), thick, tone, line);
}

function neck(figure: Figure, joints: Joints, at: Place, line: number): void {
  const { look, metre, pen } = figure;
  const head = headOf(figure);
  const low = at([(joints.shoulders[0][0] + joints.shoulders[1][0]) / 2, joints.shoulders[0][1]]);
  const w = 0.033 * look.stature * (look.female ? 0.82 : 1) * (0.7 + 0.3 * look.build) * metre;
  const skin = figure.tint(look.skin);
  pen.shape(
    [
      { x: head.x - w, y: head.y + head.r * 0.5 },
      { x: head.x + w, y: head.y + head.r * 0.5 },
      { x: low.x + w * 1.15, y: low.y + w * 0.6 },
      { x: low.x - w * 1.15, y: low.y + w * 0.6 },
    ],
    { fill: scaled(skin, 0.78), line },
  );
}

/** A sleeve or trouser leg: a thick stroke with an ink edge. */
function limb(pen: Pen, points: readonly Dot[], thick: number, tone: Rgb, line: number): void {
  const { context } = pen;
  const stroke = (width: number, colour: Rgb): void => {
    context.strokeStyle = `rgb(${colour.map((value) => Math.max(0, Math.min(255, Math.round(value)))).join(',')})`;
    context.lineWidth = width;
    context.beginPath();
    points.forEach((point, index) =>
      index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y),
    );
    context.stroke();
  };
  stroke(thick + line * 2 * pen.unit, pen.ink);
  stroke(thick, tone);
}
