import { mix, scaled, type Rgb } from '../colour.ts';
import { hashText, seededRandom } from '../random.ts';
import { drawBlanket } from './blanket.ts';
import { drawHead } from './head.ts';
import { drawHat } from './hat.ts';
import { drawCut } from './cut.ts';
import { drawPattern } from './cloth.ts';
import type { Figure } from './figure.ts';
import { drawHand } from './hand.ts';
import { drawHeld } from './held.ts';
import type { HeadView } from './headShape.ts';
import { drawLimb } from './limb.ts';
import { drawNeckwear } from './neckwear.ts';
import type { Limb } from './skeleton.ts';
import { drawSkirt } from './skirt.ts';
import { paintTrunk, trunkOf, type Trunk } from './trunk.ts';

/** Line width in units: bold near, fine far. */
export function lineOf(metre: number, unit: number): number {
  return Math.max(0.85, Math.min(4, 0.62 + Math.sqrt(metre / unit) * 0.082));
}

export function drawPerson(figure: Figure): void {
  const { pen, look, body } = figure;
  const { skeleton, stance } = body;
  pen.random = seededRandom(hashText(`hand:${stance.person.id}`));
  const tone = figure.tint(look.garment === 'apron' || look.garment === 'overalls' ? look.second : look.top);
  const trunk = trunkOf(figure);
  const facesAway = Math.cos(stance.yaw) < -0.1;
  const chest = body.at(skeleton.chest).near;
  const arms = [
    { limb: skeleton.leftArm, thumb: 1 as const, tucked: stance.pose.left.tucked === true },
    { limb: skeleton.rightArm, thumb: -1 as const, tucked: stance.pose.right.tucked === true },
  ].map((arm) => ({ ...arm, near: (body.at(arm.limb.joint).near + body.at(arm.limb.end).near * 2) / 3 - chest }));
  const legs = [skeleton.leftLeg, skeleton.rightLeg].toSorted((a, b) => body.at(a.joint).near - body.at(b.joint).near);
  const head = headView(figure);
  const { covered = false } = stance.pose;
  for (const arm of arms) if (!covered && arm.near < -0.015) drawArm(figure, arm, tone, 0.86);
  if (facesAway) drawHeld(figure);
  if (!covered) legs.forEach((leg, index) => drawLeg(figure, leg, index === 0 ? 0.84 : 1));
  if (!facesAway) drawNeck(figure);
  drawClothes(figure, trunk, tone, facesAway);
  if (facesAway) drawNeck(figure);
  const headIsNearer = body.at(skeleton.head).near > body.at(skeleton.pelvis).near;
  if (covered && headIsNearer) drawBlanket(figure);
  // The head is the same whatever the body's breath has done to its folds.
  pen.random = seededRandom(hashText(`head:${stance.person.id}`));
  drawHead(head);
  drawHat(head);
  if (covered && !headIsNearer) drawBlanket(figure);
  if (covered) return;
  if (!facesAway) drawHeld(figure);
  for (const arm of arms.toSorted((a, b) => a.near - b.near)) if (arm.near >= -0.015) drawArm(figure, arm, tone, 1);
}

function drawClothes(figure: Figure, trunk: Trunk, tone: Rgb, facesAway: boolean): void {
  const { look } = figure;
  const garment = look.garment === 'apron' || look.garment === 'overalls' ? figure.tint(look.second) : tone;
  const folds = figure.body.stance.pose.seat !== undefined;
  if (!folds) drawSkirt(figure, trunk, look.garment === 'apron' && !facesAway ? figure.tint(look.top) : tone);
  paintTrunk(figure, trunk, garment);
  drawPattern(figure, trunk.outline, look.pattern, garment);
  if (!facesAway) {
    drawCut({ figure, on: trunk.on, tone }, trunk.outline);
    drawNeckwear(figure, trunk.on);
  }
  if (folds) drawSkirt(figure, trunk, look.garment === 'apron' ? figure.tint(look.top) : tone);
}

function headView(figure: Figure): HeadView {
  const { body, look, pen } = figure;
  const { x, y, r, roll } = body.head();
  const { stance } = body;
  const { nod } = figure.state;
  return {
    pen,
    look,
    face: stance.person.face,
    // Who stresses a word dips the head a little towards whom it is meant for.
    ...{ x: x + Math.sin(stance.headYaw) * 0.03 * nod * r, y: y + 0.05 * nod * r, r, roll },
    yaw: normalAngle(stance.headYaw),
    pitch: Math.asin(Math.max(-0.95, Math.min(0.95, body.lookDown))) * 0.8 + (stance.pose.nod * Math.PI) / 360,
    tint: figure.tint,
    side: figure.side,
    state: figure.state,
    line: figure.line,
  };
}

function normalAngle(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}

function drawLeg(figure: Figure, leg: Limb, shade: number): void {
  const { look, body, line, pen } = figure;
  const s = look.stature;
  const bare = look.garment === 'dress' || look.garment === 'nightshirt';
  const b = 0.72 + 0.28 * look.build;
  const tone = scaled(
    figure.tint(bare ? (look.garment === 'dress' ? mix(look.skin, look.legs, 0.35) : look.skin) : look.legs),
    shade,
  );
  const [root, joint, end] = [body.at(leg.root), body.at(leg.joint), body.at(leg.end)];
  const thin = bare ? 0.76 : 1;
  const widths = [0.103 * s * b, 0.068 * s * b * thin, 0.048 * s * b * thin] as const;
  drawFoot(figure, leg, shade);
  drawLimb(figure, [root, joint, end], widths, tone);
  if (look.legPattern !== 'plain' && !bare) {
    const outline = [
      { x: root.x - widths[0] * root.metre * 0.5, y: root.y },
      { x: root.x + widths[0] * root.metre * 0.5, y: root.y },
      { x: end.x + widths[2] * end.metre * 0.5, y: end.y },
      { x: end.x - widths[2] * end.metre * 0.5, y: end.y },
    ];
    drawPattern(figure, outline, look.legPattern, tone);
  }
  if (look.feet === 'boots') {
    const high = { ...end, x: end.x + (joint.x - end.x) * 0.62, y: end.y + (joint.y - end.y) * 0.62 };
    const mid = { ...end, x: end.x + (joint.x - end.x) * 0.3, y: end.y + (joint.y - end.y) * 0.3 };
    drawLimb(
      { ...figure, pen, line: line * 0.9 },
      [high, mid, end],
      [widths[1] * 1.06, widths[1] * 0.95, widths[2] * 1.2],
      scaled(figure.tint(look.shoes), shade),
      false,
    );
  }
}

function drawFoot({ body, look, pen, line, tint }: Figure, leg: Limb, shade: number): void {
  const end = body.at(leg.end);
  const tip = body.at(leg.tip);
  const sole = body.at({ ...leg.end, y: leg.end.y - 0.034 * look.stature });
  const heel = body.at({
    x: leg.end.x * 1.3 - leg.tip.x * 0.3,
    y: leg.end.y - 0.034 * look.stature,
    z: leg.end.z * 1.3 - leg.tip.z * 0.3,
  });
  const w = 0.026 * look.stature * end.metre;
  const lies = body.stance.pose.lies !== undefined;
  const toe = lies ? tip : { x: tip.x, y: sole.y + (tip.y - end.y) * 0.6 + w * 0.2 };
  const dx = toe.x - heel.x;
  const round = Math.abs(dx) < w * 1.6 ? w * 0.85 : w * 0.35;
  pen.shape(
    [
      { x: end.x - w * 0.9, y: end.y },
      { x: heel.x - (dx >= 0 ? round : -round), y: heel.y },
      { x: (heel.x + toe.x) / 2 - (dx >= 0 ? round : -round) * 0.2, y: Math.max(heel.y, toe.y) },
      { x: toe.x + (dx >= 0 ? round : -round), y: toe.y },
      { x: toe.x + (dx >= 0 ? round : -round) * 0.6, y: toe.y - w * 0.9 },
      { x: end.x + w * 0.9, y: end.y - w * 0.3 },
    ],
    { fill: scaled(tint(look.feet === 'bare' ? look.skin : look.shoes), shade), through: true, line: line * 0.9 },
  );
}

interface Arm {
  limb: Limb;
  thumb: 1 | -1;
  tucked: boolean;
}

function drawArm(figure: Figure, { limb: arm, thumb, tucked }: Arm, sleeve: Rgb, shade: number): void {
  const { look, body } = figure;
  const s = look.stature;
  const b = 0.74 + 0.26 * look.build;
  const wide = ['coat', 'frock', 'robe', 'cloak', 'smock'].includes(look.garment) ? 1.12 : 1;
  const bare = look.garment === 'tee';
  const shirt = look.garment === 'waistcoat' ? figure.tint(look.second) : sleeve;
  const tone = scaled(bare ? figure.tint(look.skin) : shirt, shade);
  const spots = [body.at(arm.root), body.at(arm.joint), body.at(arm.end)] as const;
  const skin = scaled(figure.tint(look.skin), shade);
  if (!tucked) drawHand(figure, spots[2], body.at(arm.tip), skin, thumb);
  drawLimb(
    figure,
    [...spots],
    [0.06 * s * b * wide, 0.054 * s * b * wide, 0.042 * s * b * wide * (bare ? 0.8 : 1)],
    tone,
  );
  if (!tucked && !['jumper', 'tee', 'cloak'].includes(look.garment)) {
    const [, joint, end] = spots;
    const cuff = { ...end, x: end.x + (joint.x - end.x) * -0.05, y: end.y + (joint.y - end.y) * -0.05 };
    const over = { ...end, x: end.x + (joint.x - end.x) * 0.06, y: end.y + (joint.y - end.y) * 0.06 };
    const mid = { ...end, x: (cuff.x + over.x) / 2, y: (cuff.y + over.y) / 2 };
    drawLimb(
      { ...figure, line: figure.line * 0.7 },
      [over, mid, cuff],
      [0.042 * s * b, 0.042 * s * b, 0.04 * s * b],
      scaled(figure.tint(look.second), shade),
      false,
    );
  }
}

function drawNeck({ body, look, pen, tint, line }: Figure): void {
  const low = body.at(body.skeleton.neck);
  const head = body.head();
  const w = 0.034 * look.stature * (look.female ? 0.82 : 1) * (0.72 + 0.28 * look.build) * low.metre;
  const dx = head.x - low.x;
  const dy = head.y - low.y;
  const length = Math.hypot(dx, dy) || 1;
  const n = { x: -dy / length, y: dx / length };
  const at = (part: number, half: number): { x: number; y: number } => ({
    x: low.x + dx * part + n.x * half * w,
    y: low.y + dy * part + n.y * half * w,
  });
  pen.shape([at(-0.16, 1.3), at(0.1, 1), at(0.75, 0.92), at(0.75, -0.92), at(0.1, -1), at(-0.16, -1.3)], {
    fill: scaled(tint(look.skin), 0.76),
    line,
  });
}
