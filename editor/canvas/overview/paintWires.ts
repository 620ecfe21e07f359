import type { SceneWire } from '../../scene/scene.ts';
import type { Rect } from '../../scene/rect.ts';
import { wireCurve } from '../../scene/wireCurve.ts';
import type { Point } from '../../scene/point.ts';
import type { CanvasColors } from './canvasColors.ts';

export interface WirePainting {
  readonly colors: CanvasColors;
  readonly zoom: number;
  readonly seen: Rect;
  /** Wires of what is looked at stand out. */
  readonly isNear: (wire: SceneWire) => boolean;
  readonly movedBy?: (id: string) => Point | undefined;
}

/** So many curves go into one path: one path of thousands takes longer than all of them apart. */
const together = 60;
/** Wires over a greater distance, in canvas pixels, are there to be followed, not to be looked at. */
const far = 2600;

/** Wires by kind, in the colours of what they carry: the farther they go, the fainter. */
export function paintWires(
  context: CanvasRenderingContext2D,
  wires: Iterable<SceneWire>,
  painting: WirePainting,
): void {
  const { colors, zoom, isNear } = painting;
  const groups = Map.groupBy(wires, (wire) => `${faintness(wire, isNear)} ${wire.kind}`);
  for (const [group, some] of [...groups].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const [faint = '', kind = ''] = group.split(' ');
    context.strokeStyle = colors.token(`kind-${kind}`);
    context.globalAlpha = { 0: 0.9, 1: Math.min(0.6, 0.3 + zoom), 2: Math.min(0.22, 0.07 + 0.4 * zoom) }[faint] ?? 0.5;
    context.lineWidth = Math.max(2, (faint === '0' ? 1.6 : 1) / zoom);
    strokeAll(context, some, painting);
  }
  context.globalAlpha = 1;
}

function faintness(wire: SceneWire, isNear: WirePainting['isNear']): 0 | 1 | 2 {
  if (isNear(wire)) return 0;
  const { from, to } = wire.curve;
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y) > far ? 2 : 1;
}

function strokeAll(
  context: CanvasRenderingContext2D,
  wires: readonly SceneWire[],
  { zoom, seen, movedBy }: WirePainting,
): void {
  let count = 0;
  context.beginPath();
  for (const wire of wires) {
    const curve = movedBy ? movedCurve(wire, movedBy) : wire.curve;
    const { from, to } = curve;
    if (!isSeen(from, to, seen)) continue;
    context.moveTo(from.x, from.y);
    if (Math.abs(to.x - from.x) + Math.abs(to.y - from.y) < 40 / zoom) context.lineTo(to.x, to.y);
    else context.bezierCurveTo(curve.leaves, from.y, curve.arrives, to.y, to.x, to.y);
    count += 1;
    if (count % together > 0) continue;
    context.stroke();
    context.beginPath();
  }
  context.stroke();
}

function movedCurve(wire: SceneWire, movedBy: (id: string) => Point | undefined): SceneWire['curve'] {
  return wireCurve(plus(wire.curve.from, movedBy(wire.source)), plus(wire.curve.to, movedBy(wire.target)));
}

function plus(a: Point, b: Point | undefined): Point {
  return b ? { x: a.x + b.x, y: a.y + b.y } : a;
}

function isSeen(a: Point, b: Point, { x, y, width, height }: Rect): boolean {
  return (
    Math.max(a.x, b.x) >= x &&
    Math.min(a.x, b.x) <= x + width &&
    Math.max(a.y, b.y) >= y &&
    Math.min(a.y, b.y) <= y + height
  );
}
