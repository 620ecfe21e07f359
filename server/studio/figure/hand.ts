import { scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Figure, Spotted } from './figure.ts';

/** A hand from its wrist towards its tip: a palm with the fingers together and a thumb. */
export function drawHand(figure: Figure, wrist: Spotted, tip: Spotted, skin: Rgb, thumb: 1 | -1): void {
  const { pen, line, body } = figure;
  const long = body.skeleton.headRadius * 1.12 * wrist.metre;
  const dx = tip.x - wrist.x;
  const dy = tip.y - wrist.y;
  const length = Math.hypot(dx, dy);
  // A hand that points at the camera is seen short, but never as nothing.
  const reach = Math.max(0.55, Math.min(1, length / (long * 0.9)));
  const ux = length > 0.01 ? dx / length : 0;
  const uy = length > 0.01 ? dy / length : 1;
  const at = (along: number, aside: number): Dot => ({
    x: wrist.x + (ux * along * reach - uy * aside * thumb) * long,
    y: wrist.y + (uy * along * reach + ux * aside * thumb) * long,
  });
  if (long < 7 * pen.unit) {
    pen.ellipse(at(0.4, 0).x, at(0.4, 0).y, long * 0.26, long * 0.34, { fill: skin, line: line * 0.8 });
    return;
  }
  pen.shape(
    [
      at(-0.05, -0.16),
      at(0.3, -0.25),
      at(0.66, -0.22),
      at(0.96, -0.1),
      at(0.98, 0.06),
      at(0.66, 0.18),
      at(0.3, 0.22),
      at(-0.05, 0.16),
    ],
    {
      fill: skin,
      through: true,
      line: line * 0.85,
    },
  );
  pen.shape([at(0.1, 0.14), at(0.3, 0.34), at(0.55, 0.36), at(0.56, 0.24), at(0.34, 0.12)], {
    fill: skin,
    through: true,
    line: line * 0.75,
  });
  if (long < 22 * pen.unit) return;
  for (const aside of [-0.09, 0.03]) pen.thread([at(0.6, aside), at(0.94, aside * 0.7)], line * 0.45);
  pen.shape([at(0, -0.15), at(0.3, -0.24), at(0.6, -0.21), at(0.3, -0.1)], {
    fill: scaled(skin, 0.78),
    alpha: 0.6,
    line: 0,
  });
}
