import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { css } from '../colour.ts';
import type { Light } from '../draw/light.ts';
import { seededRandom } from '../random.ts';
import type { Paper } from './plannedShot.ts';

/** Darker towards the corners of the frame. */
export function vignette(context: SKRSContext2D, paper: Paper, light: Light): void {
  const x = paper.marginX + paper.width / 2;
  const y = paper.marginY + paper.height * 0.48;
  const reach = Math.hypot(paper.width, paper.height) / 2;
  const shade = context.createRadialGradient(x, y, reach * 0.5, x, y, reach * 1.1);
  shade.addColorStop(0, css(light.ink, 0));
  shade.addColorStop(1, css(light.ink, 0.26 + 0.16 * light.dark));
  context.fillStyle = shade;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}

const tileSize = 256;
let tile: Canvas | undefined;

/** A sheet of paper: short fibres and specks, sparse enough not to cost the encoder anything. */
function paperTile(scale: number): Canvas {
  const size = Math.round(tileSize * scale);
  if (tile?.width === size) return tile;
  const canvas = createCanvas(size, size);
  const context = canvas.getContext('2d');
  context.scale(size / tileSize, size / tileSize);
  const random = seededRandom('paper');
  // Pigment settles in soft clouds.
  for (let cloud = 0; cloud < 26; cloud += 1) {
    const x = random.between(0, tileSize);
    const y = random.between(0, tileSize);
    const r = random.between(18, 64);
    const tone = random.next() < 0.5 ? '255,248,230' : '34,26,20';
    for (const [dx, dy] of [
      [0, 0],
      [tileSize, 0],
      [-tileSize, 0],
      [0, tileSize],
      [0, -tileSize],
    ] as const) {
      const blot = context.createRadialGradient(x + dx, y + dy, 0, x + dx, y + dy, r);
      blot.addColorStop(0, `rgba(${tone},0.014)`);
      blot.addColorStop(0.8, `rgba(${tone},0.01)`);
      blot.addColorStop(1, `rgba(${tone},0)`);
      context.fillStyle = blot;
      context.fillRect(x + dx - r, y + dy - r, r * 2, r * 2);
    }
  }
  for (let fibre = 0; fibre < 240; fibre += 1) {
    const x = random.between(0, tileSize);
    const y = random.between(0, tileSize);
    const angle = random.between(0, Math.PI);
    const long = random.between(2, 9);
    context.strokeStyle = random.next() < 0.5 ? 'rgba(255,250,235,0.055)' : 'rgba(30,24,20,0.06)';
    context.lineWidth = random.between(0.7, 1.5);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + Math.cos(angle) * long, y + Math.sin(angle) * long);
    context.stroke();
  }
  tile = canvas;
  return canvas;
}

/**
 * Lays the paper over what is painted, and nowhere else. Tile by tile at whole pixels: as a pattern it takes ten times
 * as long.
 */
export function paperGrain(context: SKRSContext2D, unit: number): void {
  const paper = paperTile(Math.max(0.5, unit));
  const { width, height } = context.canvas;
  context.save();
  context.globalCompositeOperation = 'source-atop';
  for (let y = 0; y < height; y += paper.height) {
    for (let x = 0; x < width; x += paper.width) context.drawImage(paper, x, y);
  }
  context.restore();
}
