import { css, scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Figure, Spotted } from './figure.ts';
import { spineAt } from './skeleton.ts';
import type { Vector } from './vector.ts';

/** Where on the trunk: up from the pelvis (0) to the neck (1), and around it in degrees from its front to its left. */
export type OnTrunk = (up: number, around: number) => Spotted & { front: boolean };

export interface Trunk {
  outline: Dot[];
  on: OnTrunk;
  /** Half widths in pixels at the shoulders and at the hips. */
  shoulder: number;
  hip: number;
}

interface Level {
  up: number;
  wide: number;
  deep: number;
}

/** Half-widths and half-depths of the trunk, in statures. */
function levelsOf({ look }: Figure): Level[] {
  const b = 0.66 + 0.34 * look.build;
  const fat = Math.max(0, look.build - 1.15);
  const cloth = ['coat', 'frock', 'cloak', 'robe', 'jumper'].includes(look.garment) ? 0.008 : 0.002;
  const girl = look.female && !look.child;
  return [
    { up: 0, wide: (girl ? 0.103 : 0.093) * b + cloth + fat * 0.05, deep: 0.074 * b + fat * 0.09 },
    { up: 0.18, wide: (girl ? 0.094 : 0.089) * b + cloth + fat * 0.09, deep: 0.07 * b + fat * 0.14 },
    { up: 0.4, wide: (girl ? 0.073 : 0.085) * b + cloth + fat * 0.07, deep: 0.06 * b + fat * 0.13 },
    { up: 0.66, wide: (girl ? 0.087 : 0.1) * b + cloth, deep: (girl ? 0.078 : 0.072) * b + fat * 0.05 },
    { up: 0.84, wide: (girl ? 0.098 : 0.114) * b + cloth, deep: 0.058 * b },
  ];
}

export function trunkOf(figure: Figure): Trunk {
  const { body, look } = figure;
  const { skeleton, stance } = body;
  const s = look.stature;
  const turn = stance.yaw + (stance.pose.twist * Math.PI) / 180;
  const levels = levelsOf(figure);
  const steep = Math.abs(body.lookDown);
  const low = body.at(skeleton.pelvis);
  const high = body.at(skeleton.neck);
  const length = Math.hypot(high.x - low.x, high.y - low.y) || 1;
  const n: Dot = { x: (low.y - high.y) / length, y: (high.x - low.x) / length };
  const lies = stance.pose.lies !== undefined;
  const edge = (level: Level, sign: 1 | -1, more = 1): Dot => {
    const at = body.at(spineAt(skeleton, level.up));
    const half = lies
      ? Math.hypot(level.wide * steep, level.deep * 1.05)
      : Math.hypot(level.wide * Math.cos(turn), level.deep * Math.sin(turn));
    return { x: at.x + n.x * sign * half * s * at.metre * more, y: at.y + n.y * sign * half * s * at.metre * more };
  };
  const neck = body.at(skeleton.neck);
  const neckHalf = 0.034 * s * (0.7 + 0.3 * look.build) * neck.metre;
  const side = (sign: 1 | -1): Dot[] => {
    const shoulder = edge(levels[4] as Level, sign);
    const rise = 0.011 * s * neck.metre;
    const base = { x: neck.x + n.x * sign * neckHalf + n.y * rise, y: neck.y + n.y * sign * neckHalf - n.x * rise };
    return [
      base,
      { x: base.x + (shoulder.x - base.x) * 0.42, y: base.y + (shoulder.y - base.y) * 0.44 },
      shoulder,
      ...levels
        .slice(0, 4)
        .toReversed()
        .map((level) => edge(level, sign)),
    ];
  };
  const outline = [...side(1), ...side(-1).toReversed()];
  return {
    outline,
    on: onTrunk(figure, levels, turn),
    shoulder: distance(edge(levels[4] as Level, 1), edge(levels[4] as Level, -1)) / 2,
    hip: distance(edge(levels[0] as Level, 1), edge(levels[0] as Level, -1)) / 2,
  };
}

function onTrunk({ body, look }: Figure, levels: readonly Level[], turn: number): OnTrunk {
  const { skeleton, stance } = body;
  const s = look.stature;
  const twist = turn - stance.yaw;
  return (up, around) => {
    const level = levelAt(levels, up);
    const angle = (around * Math.PI) / 180 + twist;
    const middle = spineAt(skeleton, Math.max(0, Math.min(1, up)));
    const wide = Math.sin(angle) * level.wide * s;
    const deep = Math.cos(angle) * level.deep * s;
    const ahead = skeleton.ahead;
    const point: Vector = {
      x: middle.x + wide,
      y: middle.y + deep * ahead.y,
      z: middle.z + deep * Math.max(0, ahead.z),
    };
    const spot = body.at(point);
    return { ...spot, front: Math.cos(angle - twist + turn) > -0.05 || stance.pose.lies !== undefined };
  };
}

function levelAt(levels: readonly Level[], up: number): Level {
  let below = levels[0] as Level;
  for (const level of levels) {
    if (level.up >= up) {
      const part = level.up === below.up ? 0 : (up - below.up) / (level.up - below.up);
      return {
        up,
        wide: below.wide + (level.wide - below.wide) * part,
        deep: below.deep + (level.deep - below.deep) * part,
      };
    }
    below = level;
  }
  // From the shoulders the trunk closes to the neck.
  const part = (up - below.up) / (1 - below.up);
  return { up, wide: below.wide * (1 - part * 0.7), deep: below.deep * (1 - part * 0.35) };
}

/** Fills the trunk and lays the shadow on the side away from the light. */
export function paintTrunk(figure: Figure, trunk: Trunk, tone: Rgb): void {
  const { pen, side, line } = figure;
  pen.shape(trunk.outline, { fill: tone, through: true, line: 0, wash: 0.3 });
  const xs = trunk.outline.map(({ x }) => x);
  const ys = trunk.outline.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { context } = pen;
  context.save();
  context.beginPath();
  pen.smoothPath(trunk.outline, true);
  context.clip();
  const at = (part: number): number => (side < 0 ? left + (right - left) * part : right - (right - left) * part);
  const shadow: Dot[] = [
    { x: at(0.66), y: top },
    { x: at(0.6), y: top + (bottom - top) * 0.3 },
    { x: at(0.68), y: top + (bottom - top) * 0.62 },
    { x: at(0.58), y: bottom },
    { x: at(1.1), y: bottom },
    { x: at(1.1), y: top },
  ];
  context.fillStyle = css(scaled(tone, 0.6), 0.62);
  context.beginPath();
  pen.smoothPath(shadow, true);
  context.fill();
  pen.hatch(shadow, 7, 0.34);
  context.restore();
  // The sides alone are inked: below, the garment goes on.
  const half = trunk.outline.length / 2;
  for (const edge of [trunk.outline.slice(0, half), trunk.outline.slice(half)]) pen.thread(edge, line * 1.15);
}

function distance(a: Dot, b: Dot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
