import { css, hex, mix, scaled, type Rgb } from '../colour.ts';
import type { HeadShape, HeadSpot, HeadView } from './headShape.ts';

/** Scars, freckles, bandages and stains. */
export function drawMark(view: HeadView, shape: HeadShape, skin: Rgb): void {
  const { pen, r, line, look } = view;
  switch (look.mark) {
    case 'none':
    case 'patch':
      return;
    case 'scar': {
      const top = shape.spot(30, 0.12);
      if (top.front < 0.1) return;
      pen.thread([top, shape.spot(34, 0.3), shape.spot(29, 0.5)], line * 1.1);
      for (const down of [0.2, 0.32, 0.42]) pen.thread([shape.spot(27, down), shape.spot(37, down + 0.02)], line * 0.5);
      return;
    }
    case 'splash': {
      const at = shape.spot(20, -0.42);
      if (at.front < 0.05) return;
      pen.shape(
        [
          shape.spot(12, -0.5),
          shape.spot(24, -0.54),
          shape.spot(34, -0.44),
          shape.spot(28, -0.34),
          shape.spot(18, -0.36),
          shape.spot(9, -0.42),
        ],
        {
          fill: mix(skin, [255, 252, 246], 0.72),
          through: true,
          line: line * 0.5,
        },
      );
      return;
    }
    case 'freckles':
      if (r < 16 * pen.unit) return;
      pen.context.fillStyle = css(scaled(view.tint(hex('#9c6140')), 0.9), 0.55);
      for (const [around, down] of [
        [-34, 0.2],
        [-26, 0.28],
        [-18, 0.2],
        [-30, 0.36],
        [18, 0.21],
        [26, 0.3],
        [33, 0.2],
        [30, 0.37],
        [-8, 0.16],
        [9, 0.17],
      ] as const) {
        const at = shape.spot(around, down);
        if (at.front < 0.2) continue;
        pen.context.beginPath();
        pen.context.arc(at.x, at.y, 0.02 * r, 0, Math.PI * 2);
        pen.context.fill();
      }
      return;
    case 'bandage': {
      const row = (down: number): HeadSpot[] => [-80, -40, 0, 40, 80].map((around) => shape.spot(around, down));
      pen.shape([...row(-0.62), ...row(-0.36).toReversed()], { fill: view.tint(hex('#e9e4d8')), line });
      return;
    }
  }
}

export function drawGlasses(view: HeadView, shape: HeadShape): void {
  const { pen, line, r, look } = view;
  if (look.glasses === 'none') return;
  const dark = look.glasses === 'dark';
  let last: HeadSpot | undefined;
  for (const sign of [-1, 1]) {
    if (look.glasses === 'monocle' && sign === -1) continue;
    const eye = shape.spot(sign * 25, 0.03);
    if (eye.front < 0.05) continue;
    pen.ellipse(eye.x, eye.y, 0.24 * r * Math.max(0.4, eye.front), 0.21 * r, {
      fill: dark ? [26, 26, 30] : [238, 243, 246],
      alpha: dark ? 0.92 : 0.2,
      line: line * 1.15,
    });
    if (last)
      pen.thread(
        [
          { x: last.x + 0.2 * r * last.front, y: last.y - 0.03 * r },
          { x: (last.x + eye.x) / 2, y: eye.y - 0.07 * r },
          { x: eye.x - 0.2 * r * eye.front, y: eye.y - 0.03 * r },
        ],
        line,
      );
    const temple = shape.spot(sign * 84, 0);
    if (temple.front > -0.1 || Math.sin(view.yaw) * sign < 0)
      pen.thread([{ x: eye.x + sign * 0.22 * r * Math.max(0.4, eye.front), y: eye.y - 0.03 * r }, temple], line * 0.8);
    last = eye;
  }
}
