import { css, mix, type Rgb } from '../colour.ts';
import { project, type Point3 } from './camera.ts';
import type { Dot } from './dot.ts';
import type { Stage } from './stage.ts';

/** How smoke rises: metres that it goes up and is blown aside, width of a puff at its end, and how thick it is. */
export interface Plume {
  rise: number;
  drift: number;
  wide: number;
  dense: number;
}

/** Smoke of something that stands in the set. */
export function drawSmoke(stage: Stage, from: Point3, plume: Plume): void {
  const foot = project(stage.camera, from);
  if (foot.depth < 0.6) return;
  const fade = 1 / (1 + (foot.depth / (stage.haze * 1.6)) ** 2);
  drawSmokeAt(stage, { ...foot, metre: stage.camera.focal / foot.depth }, { ...plume, dense: plume.dense * fade });
}

/** Puffs that rise from a pixel, widen and fade. After a round each is where the one above it was. */
export function drawSmokeAt(stage: Stage, foot: Dot & { metre: number }, plume: Plume): void {
  const { metre } = foot;
  // A plume of a few pixels is a smudge.
  if (plume.rise * metre < 14 * stage.pen.unit) return;
  const { context } = stage.pen;
  // A thin thread needs more puffs to hang together.
  const puffs = Math.max(6, Math.min(14, Math.round((plume.rise / plume.wide) * 1.9)));
  // Against a bright sky smoke is dark, in a room and at night it is pale.
  const sky = stage.haze > 20 && stage.light.dark < 0.45;
  const pale = sky
    ? mix(stage.light.air, [112, 112, 116], 0.5)
    : mix(stage.light.air, [232, 232, 230], 0.62 - 0.3 * stage.light.dark);
  const tone: Rgb = stage.light.hand.grade(pale, 0.3);
  for (let puff = puffs - 1; puff >= 0; puff -= 1) {
    const at = (puff + stage.phase) / puffs;
    const radius = plume.wide * metre * (0.16 + 0.42 * at);
    const x = foot.x + (plume.drift * at ** 1.4 + 0.16 * plume.wide * Math.sin(at * 9 + foot.x)) * metre;
    const y = foot.y - plume.rise * metre * at;
    const alpha = plume.dense * Math.min(1, at * 6) * (1 - at);
    for (const [dx, dy, size] of [
      [0, 0, 1],
      [-0.55, 0.25, 0.7],
      [0.5, -0.2, 0.75],
    ] as const) {
      context.fillStyle = css(tone, alpha * 0.6);
      context.beginPath();
      context.arc(x + dx * radius, y + dy * radius, radius * size, 0, Math.PI * 2);
      context.fill();
    }
  }
  const side = plume.wide * metre;
  stage.moves(
    { x: foot.x - side * 1.2 + Math.min(0, plume.drift) * metre, y: foot.y - plume.rise * metre - side },
    { x: foot.x + side * 1.2 + Math.max(0, plume.drift) * metre, y: foot.y + side * 0.4 },
  );
}
