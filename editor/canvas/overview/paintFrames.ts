import type { SceneFrame, SceneNote } from '../../scene/scene.ts';
import { tintOf } from '../../scene/tints.ts';
import { isTitleAbove } from './titleBand.ts';
import type { CanvasColors } from './canvasColors.ts';
import { fitText } from './fitText.ts';

const family = '"Inter Variable", system-ui, sans-serif';

/** The box of a frame, under everything. */
export function paintFrame(
  context: CanvasRenderingContext2D,
  { frame, x, y, width, height }: SceneFrame,
  colors: CanvasColors,
  zoom: number,
): void {
  const tint = tintOf(frame.color);
  const color = tint ? colors.token(`tint-${tint}`) : undefined;
  context.beginPath();
  context.roundRect(x, y, width, height, 16);
  context.globalAlpha = color ? 0.16 : 0.45;
  context.fillStyle = color ?? colors.card;
  context.fill();
  context.globalAlpha = color ? 0.8 : 0.6;
  context.strokeStyle = color ?? colors.line;
  context.lineWidth = Math.max(2, 1 / zoom);
  context.stroke();
  context.globalAlpha = 1;
}

/** Titles are read at every zoom: they do not shrink below a size on the screen. */
export function paintFrameTitle(
  context: CanvasRenderingContext2D,
  frame: SceneFrame,
  colors: CanvasColors,
  zoom: number,
): void {
  const size = Math.max(26, 13 / zoom);
  const padding = Math.min(24, 10 / zoom);
  const room = frame.width - 2 * padding;
  if (room * zoom < 24) return;
  context.font = `650 ${size}px ${family}`;
  context.textBaseline = 'top';
  const isAbove = isTitleAbove(zoom);
  const lines = fitText(context, frame.frame.title, room, 1);
  const top = isAbove ? frame.y - size * 1.25 - 5 / zoom : frame.y + padding;
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  const margin = 4 / zoom;
  context.fillStyle = colors.canvas;
  context.globalAlpha = 0.82;
  context.beginPath();
  context.roundRect(
    frame.x + padding - margin,
    top - margin,
    width + 2 * margin,
    lines.length * size * 1.25 + 2 * margin,
    4 / zoom,
  );
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = colors.text;
  for (const [index, line] of lines.entries()) {
    context.fillText(line, frame.x + padding, top + index * size * 1.25);
  }
}

export function paintNote(
  context: CanvasRenderingContext2D,
  { note, x, y, width, height }: SceneNote,
  colors: CanvasColors,
  zoom: number,
): void {
  context.fillStyle = colors.token(`tint-${tintOf(note.color) ?? 'yellow'}`);
  context.globalAlpha = 0.35;
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
  const size = Math.max(22, 10 / zoom);
  if (size > height / 2) return;
  context.font = `450 ${size}px ${family}`;
  context.fillStyle = colors.text;
  context.textBaseline = 'top';
  const lines = fitText(context, note.text, width - 28, Math.max(1, Math.floor((height - 20) / (size * 1.3))));
  for (const [index, line] of lines.entries()) context.fillText(line, x + 14, y + 12 + index * size * 1.3);
}
