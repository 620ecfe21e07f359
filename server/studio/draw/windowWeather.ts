import { css, mix } from '../colour.ts';
import { project } from './camera.ts';
import type { Local, Spot, Stage } from './stage.ts';

/** Streaks or flakes that fall behind a pane. */
const count = 26;

/** Rain or snow outside, seen through a window that stands at a spot. */
export function drawWindowWeather(stage: Stage, spot: Spot, width: number, height: number): void {
  const { weather } = stage;
  if (!weather || !stage.seesFront(spot, 0.03)) return;
  const at = (across: number, up: number): { x: number; y: number; depth: number } =>
    project(stage.camera, stage.at(spot, [across, up, 0.035] satisfies Local));
  const [low, high] = [at(-width / 2, 0), at(width / 2, height)];
  if (low.depth < 0.4 || high.depth < 0.4 || Math.abs(low.y - high.y) < 30 * stage.pen.unit) return;
  const { context, unit } = stage.pen;
  const snow = weather === 'snow';
  const slant = snow ? 0.05 : weather === 'storm' ? 0.45 : 0.15;
  // Pale before the night, dark before a bright sky.
  const { light } = stage;
  const colour =
    light.dark > 0.35 || snow ? mix(light.skyLow, [240, 244, 250], 0.7) : mix(light.skyTop, light.ink, 0.35);
  context.save();
  context.beginPath();
  stage.pen.polygonPath([low, at(width / 2, 0), high, at(-width / 2, height)]);
  context.clip();
  for (let drop = 0; drop < count; drop += 1) {
    // Lots that need no order: each drop falls through the pane once or twice a round.
    const lot = (step: number): number => Math.abs(Math.sin((drop + 1) * step * 12.9898) * 43758.5453) % 1;
    const fallen = (lot(1) + stage.phase * (snow ? 1 : drop % 2 === 0 ? 2 : 3)) % 1;
    const up = (1 - fallen) * (height + 0.3) - 0.1;
    const across = (lot(2) * 1.5 - 0.75) * width + fallen * slant * height;
    if (snow) {
      const flake = at(across + 0.03 * stage.swing(lot(3)), up);
      context.fillStyle = css(colour, 0.8);
      context.beginPath();
      context.arc(flake.x, flake.y, (0.9 + lot(4)) * unit, 0, Math.PI * 2);
      context.fill();
      continue;
    }
    const long = 0.1 + 0.14 * lot(3);
    const [from, to] = [at(across, up), at(across + slant * long, up - long)];
    context.strokeStyle = css(colour, 0.28 + 0.3 * lot(4));
    context.lineWidth = (0.8 + 0.6 * lot(5)) * unit;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
  context.restore();
  stage.moves(low, high);
  stage.moves(at(width / 2, 0), at(-width / 2, height));
}
