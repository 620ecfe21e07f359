import type { Stage } from '../draw/stage.ts';
import type { PlacedPiece } from '../pieces/piece.ts';
import type { Place } from './place.ts';

const windows: ReadonlySet<string> = new Set(['window', 'tallWindow']);

/** Light that falls through the windows onto the floor, slanting away from where it comes. */
export function drawSunlight(stage: Stage, place: Place): void {
  const { light } = stage;
  if (!place.inside || light.dark > 0.45) return;
  const strength = 0.34 * (1 - light.dark * 1.4);
  const colour = light.hand.grade([255, 246, 220], 0.5);
  for (const piece of place.pieces) if (windows.has(piece.kind)) patch(stage, piece, colour, strength);
}

function patch(
  stage: Stage,
  { spot, width, height }: PlacedPiece,
  colour: Parameters<Stage['face']>[1],
  alpha: number,
): void {
  if (!stage.seesFront(spot, 0)) return;
  const slant = stage.light.side * -0.7;
  const half = (width / 2) * 0.8;
  const near = 0.5 + spot.y * 0.7;
  const far = near + height * 0.95;
  // Two panes with the bar between them.
  for (const [from, to] of [
    [-half, -0.05],
    [0.05, half],
  ] as const)
    stage.face(
      (
        [
          [from + slant * near * 0.5, near],
          [to + slant * near * 0.5, near],
          [to + slant * far * 0.5, far],
          [from + slant * far * 0.5, far],
        ] as const
      ).map(([across, out]) => stage.at(spot, [across, 0.012 - spot.y, out])),
      colour,
      1,
      { glow: true, alpha, line: 0 },
    );
}
