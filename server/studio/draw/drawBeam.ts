import { css } from '../colour.ts';
import { beamColour, beamRise, beamSpread, beamStrength } from './beam.ts';
import type { Stage } from './stage.ts';

/** Both arms of the light of a lighthouse, as a still has them. Where it turns, it is laid over the frames instead. */
export function drawBeam(stage: Stage, x: number, y: number, reach: number): void {
  stage.beams.push({ x, y, reach });
  const { context } = stage.pen;
  if (stage.probing === 'light') {
    context.fillStyle = '#f0f';
    const high = reach * 0.5;
    context.fillRect(x - reach, y - high, reach * 2, high * 2);
    return;
  }
  if (stage.beamsTurn) return;
  for (const way of [-1, 1]) {
    const wash = context.createLinearGradient(x, 0, x + way * reach, 0);
    wash.addColorStop(0, css(beamColour, beamStrength));
    wash.addColorStop(1, css(beamColour, 0));
    context.fillStyle = wash;
    context.beginPath();
    context.moveTo(x, y - 2);
    context.lineTo(x + way * reach, y - reach * (beamRise + beamSpread));
    context.lineTo(x + way * reach, y - reach * (beamRise - beamSpread));
    context.lineTo(x, y + 2);
    context.fill();
  }
}
