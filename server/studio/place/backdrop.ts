import { css, hex, mix, scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Stage } from '../draw/stage.ts';
import { seededRandom, type Random } from '../random.ts';
import type { Place } from './place.ts';

/** Sky with its clouds, stars, moon or sun. */
export function skyOf(stage: Stage, place: Place, weather: string): void {
  const { context } = stage.pen;
  const { width, height } = context.canvas;
  const { light, camera } = stage;
  const low = Math.min(height, Math.max(1, camera.horizon));
  const wash = context.createLinearGradient(0, Math.min(0, low - height), 0, low);
  wash.addColorStop(0, css(light.skyTop));
  wash.addColorStop(1, css(light.skyLow));
  context.fillStyle = wash;
  context.fillRect(0, 0, width, height);
  const random = seededRandom(place.seed ^ 0x1234);
  const unit = stage.pen.unit;
  if (light.dark > 0.85 && weather === 'clear') {
    context.fillStyle = css([235, 238, 250], 0.8);
    for (let star = 0; star < 60; star += 1)
      context.fillRect(random.between(0, width), random.next() * low, 1.6 * unit, 1.6 * unit);
    const x = width * (light.side < 0 ? 0.18 : 0.82);
    stage.glowAt(x, low * 0.3, 150 * unit, [220, 228, 250], 0.5);
    stage.pen.ellipse(x, low * 0.3, 26 * unit, 26 * unit, { fill: hex('#eef0e4'), line: 0 });
  } else if (light.dark > 0.3 && light.dark < 0.6 && weather === 'clear') {
    stage.glowAt(width * (light.side < 0 ? 0.25 : 0.75), low * 0.96, 330 * unit, [255, 214, 160], 0.75);
  }
  clouds(stage, random, low, weather);
}

function clouds(stage: Stage, random: Random, low: number, weather: string): void {
  const { context, unit } = stage.pen;
  const { width } = context.canvas;
  const heavy = weather === 'rain' || weather === 'storm';
  const count = heavy ? 9 : weather === 'clear' ? 4 : 6;
  const { light } = stage;
  for (let cloud = 0; cloud < count; cloud += 1) {
    const x = random.between(-0.1, 1.1) * width;
    const y = random.between(0.02, 0.72) * low;
    const long = random.between(130, 330) * unit;
    const tone = heavy
      ? scaled(light.skyTop, random.between(0.7, 0.95))
      : mix(light.skyLow, [255, 252, 244], 0.5 * (1 - light.dark));
    const puff: Dot[] = [];
    for (let step = 0; step <= 6; step += 1)
      puff.push({
        x: x - long / 2 + (long * step) / 6,
        y: y - random.between(6, 30) * unit * (step % 6 === 0 ? 0.1 : 1),
      });
    puff.push({ x: x + long * 0.52, y: y + 7 * unit }, { x: x - long * 0.52, y: y + 7 * unit });
    const before = stage.pen.strength;
    stage.pen.strength = 0.22;
    stage.pen.shape(puff, { fill: tone, alpha: heavy ? 0.75 : 0.6, smooth: true, line: 1 });
    stage.pen.strength = before;
  }
}

/** What closes the view: houses, hills, mountains, sea, forest or the skyline of a city. */
export function backdropOf(stage: Stage, place: Place): void {
  const random = seededRandom(place.seed ^ 0x4321);
  switch (place.backdrop) {
    case 'hills':
      ridge(stage, random, 0.06, 0.05, hex('#6f7f6d'), 0.62, true);
      ridge(stage, random, 0.03, 0.03, hex('#6b7850'), 0.35, true);
      break;
    case 'mountains':
      ridge(stage, random, 0.3, 0.2, hex('#7d8894'), 0.6, false);
      ridge(stage, random, 0.15, 0.1, hex('#5f6c70'), 0.4, false);
      break;
    case 'forest':
      ridge(stage, random, 0.16, 0.05, hex('#4d6150'), 0.6, true);
      ridge(stage, random, 0.1, 0.06, hex('#40533f'), 0.3, true);
      break;
    case 'houses':
      blocks(stage, random, 0.05, 0.12, hex('#7d6f69'), 0.6, true);
      break;
    case 'skyline':
      blocks(stage, random, 0.16, 0.4, hex('#6f7a88'), 0.66, false);
      blocks(stage, random, 0.06, 0.24, hex('#5d6672'), 0.4, false);
      break;
    case 'sea':
      sea(stage, random, 0.5);
      break;
    case 'cliff':
      sea(stage, random, 9);
      break;
    case 'open':
      break;
  }
}

function airy(stage: Stage, colour: Rgb, air: number): Rgb {
  const { ambient } = stage.light;
  const lit: Rgb = [colour[0] * ambient[0], colour[1] * ambient[1], colour[2] * ambient[2]];
  return mix(stage.light.hand.grade(lit, 0.4), stage.light.air, air);
}

/** Angles are turned into columns, so that another view of the place shows another part of the same ridge. */
function columnOf(stage: Stage, angle: number): number {
  return stage.camera.centre + Math.tan(Math.max(-1.3, Math.min(1.3, angle - stage.camera.yaw))) * stage.camera.focal;
}

function ridge(
  stage: Stage,
  random: Random,
  base: number,
  rough: number,
  colour: Rgb,
  air: number,
  round: boolean,
): void {
  const { camera, pen } = stage;
  const points: Dot[] = [];
  for (let step = 0; step <= 40; step += 1) {
    const angle = -1.5 + (step / 40) * 3;
    const high = base + random.between(-1, 1) * rough;
    points.push({ x: columnOf(stage, angle), y: camera.horizon - Math.max(0.005, high) * camera.focal });
  }
  const { height, width } = pen.context.canvas;
  points.push(
    { x: width * 2, y: Math.max(height, camera.horizon) },
    { x: -width, y: Math.max(height, camera.horizon) },
  );
  const before = pen.strength;
  pen.strength = 1 - air;
  pen.shape(points, { fill: airy(stage, colour, air), smooth: round, line: 1.1 });
  pen.strength = before;
}

function blocks(
  stage: Stage,
  random: Random,
  low: number,
  high: number,
  colour: Rgb,
  air: number,
  gabled: boolean,
): void {
  const { camera, pen, light } = stage;
  const before = pen.strength;
  for (let angle = -1.3; angle < 1.3;) {
    const wide = random.between(0.05, 0.11);
    const top = random.between(low, high) * camera.focal;
    const tint = random.between(0.88, 1.08);
    const left = columnOf(stage, angle);
    const right = columnOf(stage, angle + wide);
    angle += wide;
    const fill = scaled(airy(stage, colour, air), tint);
    const y = camera.horizon - top;
    const outline: Dot[] = [
      { x: left, y: camera.horizon + 2 },
      { x: left, y },
      { x: right, y },
      { x: right, y: camera.horizon + 2 },
    ];
    if (gabled) outline.splice(2, 0, { x: (left + right) / 2, y: y - (right - left) * 0.3 });
    pen.strength = (1 - air) * 0.9;
    pen.shape(outline, { fill, line: 1 });
    const gap = (right - left) / 4;
    for (let column = 0.5; column < 3.5; column += 1)
      for (let row = 0; row < Math.min(9, top / (gap + 1)); row += 1) {
        if (random.next() < 0.4) continue;
        const lit = random.next() < light.dark * 0.6;
        pen.context.fillStyle = lit ? css(hex('#f0c876'), 0.9) : css(scaled(fill, 0.8), 0.7);
        pen.context.fillRect(left + gap * (column + 0.2), y + gap * (row + 0.5), gap * 0.5, gap * 0.55);
      }
  }
  pen.strength = before;
}

/** @param depth how far down the picture it reaches, in focal lengths */
function sea(stage: Stage, random: Random, depth: number): void {
  const { camera, pen, light } = stage;
  const { context, unit } = pen;
  const { width, height } = context.canvas;
  const tone = airy(stage, hex('#557583'), 0.15);
  const bottom = Math.min(height, camera.horizon + depth * camera.focal);
  if (bottom <= camera.horizon) return;
  const wash = context.createLinearGradient(0, camera.horizon, 0, bottom);
  wash.addColorStop(0, css(mix(tone, light.skyLow, 0.35)));
  wash.addColorStop(1, css(scaled(tone, 0.85)));
  context.fillStyle = wash;
  context.fillRect(0, camera.horizon, width, bottom - camera.horizon + 1);
  for (let wave = 0; wave < 150; wave += 1) {
    // Most waves are far away.
    const part = random.next() ** (depth > 1 ? 1.6 : 2.2);
    const y = camera.horizon + part * (bottom - camera.horizon);
    const x = random.between(0, width);
    const long = (12 + part * 60) * unit * random.between(0.5, 1.4);
    const start = random.next();
    const shine = 0.42 + 0.34 * stage.swing(start + 0.2);
    context.strokeStyle = css(random.next() < 0.5 ? mix(tone, [255, 255, 255], 0.5) : scaled(tone, 0.6), shine);
    context.lineWidth = (0.8 + part) * unit;
    const left = x + (stage.swing(start) * 0.3 - 0.15) * long;
    const up = (1 + 3 * part) * unit * (1 + 0.7 * stage.swing(start + 0.25));
    const crest = y + stage.swing(start + 0.5) * (0.6 + 2.4 * part) * unit;
    context.beginPath();
    context.moveTo(left, crest);
    context.quadraticCurveTo(left + long / 2, crest - up, left + long, crest);
    context.stroke();
  }
  stage.moves({ x: 0, y: camera.horizon - 4 * unit }, { x: width, y: bottom + 4 * unit });
}
