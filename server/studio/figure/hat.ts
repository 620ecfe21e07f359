import { HeadShape, type HeadView } from './headShape.ts';
import { hats } from './hats.ts';

/** Covers for the head, drawn over the hair. */
export function drawHat(view: HeadView): void {
  const { look, pen } = view;
  if (look.hat === 'none') return;
  const { context } = pen;
  context.save();
  if (Math.abs(view.roll) > 0.01) {
    context.translate(view.x, view.y);
    context.rotate(view.roll);
    context.translate(-view.x, -view.y);
  }
  const wide = look.headWidth * 1.02;
  hats[look.hat]({
    view,
    shape: new HeadShape(view),
    tone: view.tint(look.hatColour),
    at: (x, y) => ({ x: view.x + (x * wide - Math.sin(view.yaw) * 0.07) * view.r, y: view.y + y * view.r }),
    ahead: Math.sin(view.yaw),
    faces: Math.cos(view.yaw) > -0.25,
    flat: 0.1 + Math.abs(Math.sin(view.pitch)) * 0.6,
  });
  context.restore();
}
