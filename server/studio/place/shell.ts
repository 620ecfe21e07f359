import { css, hex, mix, scaled, type Rgb } from '../colour.ts';
import { project, seenPolygon, type Point3 } from '../draw/camera.ts';
import type { Stage } from '../draw/stage.ts';
import { seededRandom, type Random } from '../random.ts';
import { backdropOf, skyOf } from './backdrop.ts';
import { drawHeadland, drawLedge } from './cliff.ts';
import type { Place } from './place.ts';
import { drawWaterline, landOf, waterline } from './shore.ts';

/** All that lies behind the things of a place: the walls and floor of a room, or sky, distance and ground. */
export function drawShell(stage: Stage, place: Place, weather: string): void {
  if (place.inside) drawRoom(stage, place);
  else {
    skyOf(stage, place, weather);
    backdropOf(stage, place);
    if (place.backdrop === 'cliff') {
      drawHeadland(stage, place);
      drawLedge(stage, place);
    } else drawGround(stage, place);
  }
}

function drawRoom(stage: Stage, place: Place): void {
  const [across, deep, high] = place.room;
  const w = across / 2;
  const random = seededRandom(place.seed ^ 0x51ed);
  const { context } = stage.pen;
  context.fillStyle = css(stage.lit(scaled(place.wall, 0.8), { x: 0, y: 1, z: deep / 2 }));
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  const p = (x: number, y: number, z: number): Point3 => ({ x, y, z });
  const near = -14;
  const ceiling = mix(place.wall, hex('#efe9dc'), 0.25);
  stage.face([p(-w, high, near), p(w, high, near), p(w, high, deep), p(-w, high, deep)], ceiling, 0.72, { line: 1 });
  stage.face([p(-w, 0, near), p(w, 0, near), p(w, 0, deep), p(-w, 0, deep)], place.ground, 0.95, { line: 1 });
  floorLines(stage, place, p, near);
  const { camera, light } = stage;
  if (camera.x > -w)
    wallOf(stage, place, random, (along, y) => p(-w, y, along), [near, deep], light.side < 0 ? 0.95 : 0.74);
  if (camera.x < w)
    wallOf(stage, place, random, (along, y) => p(w, y, along), [near, deep], light.side < 0 ? 0.74 : 0.95);
  if (camera.z < deep) wallOf(stage, place, random, (along, y) => p(along, y, deep), [-w, w], 0.86);
  cornerShade(stage, place);
  for (const lamp of light.lamps) stage.glow(lamp, lamp.reach * 2.2, [255, 214, 140], 0.3 * Math.max(0.25, light.dark));
}

/** Darker towards the ceiling and the corners: a wash that dries at the edges. */
function cornerShade(stage: Stage, place: Place): void {
  const { context } = stage.pen;
  const { width, height } = context.canvas;
  const shade = context.createLinearGradient(0, 0, 0, height);
  const dark = stage.light.dark;
  shade.addColorStop(0, css(stage.light.ink, 0.16 + 0.26 * dark));
  shade.addColorStop(0.45, css(stage.light.ink, 0.02 + 0.08 * dark));
  shade.addColorStop(1, css(stage.light.ink, 0.05 + 0.16 * dark));
  context.fillStyle = shade;
  context.fillRect(0, 0, width, height);
  if (dark > 0.6 || place.windowless) return;
  const sun = context.createLinearGradient(
    stage.light.side < 0 ? 0 : width,
    0,
    stage.light.side < 0 ? width : 0,
    height * 0.6,
  );
  sun.addColorStop(0, css([255, 244, 214], 0.3));
  sun.addColorStop(0.6, css([255, 244, 214], 0));
  context.fillStyle = sun;
  context.fillRect(0, 0, width, height);
}

function wallOf(
  stage: Stage,
  place: Place,
  random: Random,
  at: (along: number, y: number) => Point3,
  span: readonly [number, number],
  facing: number,
): void {
  const high = place.room[2];
  const [from, to] = span;
  const rect = (a: number, low: number, b: number, top: number, colour: Rgb, line: number, shade = facing): void => {
    stage.face([at(a, low), at(b, low), at(b, top), at(a, top)], colour, shade, { line });
  };
  rect(from, 0, to, high, place.wall, 1.5);
  const reach = Math.max(from, -3);
  switch (place.walls) {
    case 'panel': {
      const tone = scaled(place.wall, 0.82);
      rect(from, 0, to, 1, tone, 1);
      for (let x = reach; x < to - 0.3; x += 0.75)
        rect(x + 0.08, 0.2, Math.min(to, x + 0.67), 0.86, scaled(tone, 1.08), 0.6);
      break;
    }
    case 'paper':
      for (let x = reach; x < to; x += 0.42) line(stage, at(x, 0.15), at(x, high), 0.22);
      break;
    case 'planks':
      for (let x = reach; x < to; x += 0.3) line(stage, at(x, 0), at(x, high), 0.5);
      break;
    case 'stone':
    case 'brick': {
      const [wide, tall] = place.walls === 'stone' ? [0.75, 0.38] : [0.32, 0.13];
      const every = place.walls === 'stone' ? 0.65 : 0.16;
      for (let y = 0, row = 0; y < high; y += tall, row += 1)
        for (let x = reach + (row % 2) * wide * 0.5; x < to; x += wide) {
          if (random.next() > every) continue;
          const tone = scaled(place.wall, random.between(0.84, 1.1));
          rect(x, y, Math.min(to, x + wide), Math.min(high, y + tall), tone, 0.55);
        }
      break;
    }
    case 'tiles':
      rect(from, 0, to, 1.5, mix(place.wall, hex('#f0f2ec'), 0.3), 0.8);
      for (let x = reach; x < to; x += 0.3) line(stage, at(x, 0), at(x, 1.5), 0.28);
      for (let y = 0.3; y < 1.5; y += 0.3) line(stage, at(reach, y), at(to, y), 0.28);
      break;
    case 'metal':
      for (let x = reach; x < to; x += 1.2)
        rect(x, 0.1, Math.min(to, x + 1.1), high - 0.3, scaled(place.wall, random.between(0.9, 1.06)), 0.8);
      break;
    case 'plain':
      for (let patch = 0; patch < 5; patch += 1) {
        const x = random.between(reach, to);
        line(stage, at(x, random.between(0.5, high)), at(x + random.between(0.1, 0.5), random.between(0.5, high)), 0.1);
      }
      break;
  }
  rect(from, 0, to, 0.14, scaled(place.wall, 0.62), 0.9);
  rect(from, high - 0.1, to, high, scaled(place.wall, 1.1), 0.8);
}

function line(stage: Stage, from: Point3, to: Point3, alpha: number): void {
  const seen = seenPolygon(stage.camera, [from, to]);
  if (seen.length < 2) return;
  const before = stage.pen.strength;
  stage.pen.strength = alpha;
  stage.pen.line(seen.slice(0, 2), 0.9);
  stage.pen.strength = before;
}

function floorLines(stage: Stage, place: Place, p: (x: number, y: number, z: number) => Point3, near: number): void {
  const [across, deep] = place.room;
  const w = across / 2;
  switch (place.floor) {
    case 'tiles':
    case 'stone': {
      const step = place.floor === 'stone' ? 0.9 : 0.55;
      for (let x = -w; x <= w; x += step) line(stage, p(x, 0, -2), p(x, 0, deep), 0.32);
      for (let z = -2; z < deep; z += step) line(stage, p(-w, 0, z), p(w, 0, z), 0.32);
      break;
    }
    case 'boards':
      for (let x = -w; x <= w; x += 0.3) line(stage, p(x, 0, near), p(x, 0, deep), 0.42);
      break;
    default:
      break;
  }
}

function drawGround(stage: Stage, place: Place): void {
  const { context } = stage.pen;
  const { camera, light } = stage;
  const random = seededRandom(place.seed ^ 0x77aa);
  const { width, height } = context.canvas;
  if (camera.horizon >= height) return;
  const nearTone = stage.lit(place.ground, { x: 0, y: 0, z: camera.z + 2 });
  const wash = context.createLinearGradient(0, camera.horizon, 0, Math.max(height, camera.horizon + 40));
  wash.addColorStop(0, css(mix(nearTone, light.air, 0.55)));
  wash.addColorStop(0.25, css(mix(nearTone, light.air, 0.14)));
  wash.addColorStop(1, css(scaled(nearTone, 0.82)));
  context.fillStyle = wash;
  if (place.backdrop === 'sea') {
    context.beginPath();
    stage.pen.polygonPath(seenPolygon(camera, landOf(place)));
    context.fill();
    drawWaterline(stage, place);
  } else context.fillRect(0, camera.horizon, width, height - camera.horizon);
  const p = (x: number, z: number): Point3 => ({ x, y: 0, z });
  const [wide] = place.room;
  switch (place.floor) {
    case 'cobbles':
    case 'road': {
      const kerb = scaled(place.ground, 1.18);
      const w = wide / 2;
      for (const side of [-1, 1]) {
        stage.face([p(side * (w - 1.7), -6), p(side * w, -6), p(side * w, 60), p(side * (w - 1.7), 60)], kerb, 1, {
          line: 0.9,
        });
        line(stage, p(side * (w - 1.55), -6), p(side * (w - 1.55), 60), 0.5);
      }
      if (place.floor === 'road')
        for (let z = -4; z < 40; z += 3)
          stage.face([p(-0.08, z), p(0.08, z), p(0.08, z + 1.4), p(-0.08, z + 1.4)], hex('#d9d4c0'), 1, { line: 0 });
      else
        for (let count = 0; count < 150; count += 1)
          arcAt(stage, p(random.between(-w + 1.7, w - 1.7), 1 + random.next() ** 1.6 * 26), 0.14);
      break;
    }
    case 'path': {
      const bend = (z: number): number => Math.sin(z * 0.14 + place.seed) * 1.5;
      const left: Point3[] = [];
      const right: Point3[] = [];
      for (let z = -4; z <= 44; z += 2) {
        left.push(p(bend(z) - 1.1, z));
        right.unshift(p(bend(z) + 1.1, z));
      }
      stage.face([...left, ...right], mix(place.ground, hex('#b5a382'), 0.6), 1, { line: 0.9 });
      tufts(stage, place, random);
      break;
    }
    case 'grass':
    case 'earth':
    case 'sand':
      tufts(stage, place, random);
      break;
    case 'boards':
      for (let x = -14; x < 14; x += 0.5)
        line(stage, p(x, -4), p(x, place.backdrop === 'sea' ? waterline(place, x) : 18), 0.4);
      break;
    case 'stone':
    case 'tiles':
      for (let x = -12; x < 12; x += 1.2) line(stage, p(x, -4), p(x, 24), 0.3);
      for (let z = -2; z < 24; z += 1.2) line(stage, p(-12, z), p(12, z), 0.3);
      break;
    default:
      break;
  }
  for (const lamp of light.lamps) stage.glow({ ...lamp, y: 0.1 }, lamp.reach * 1.6, [255, 206, 130], 0.25 * light.dark);
}

function arcAt(stage: Stage, point: Point3, size: number): void {
  const at = project(stage.camera, point);
  if (at.depth < 1) return;
  const metre = stage.camera.focal / at.depth;
  const { pen } = stage;
  const before = pen.strength;
  pen.strength = 0.3;
  pen.curve(
    [
      { x: at.x - size * metre, y: at.y },
      { x: at.x, y: at.y - size * 0.35 * metre },
      { x: at.x + size * metre, y: at.y },
    ],
    0.8,
  );
  pen.strength = before;
}

function tufts(stage: Stage, place: Place, random: Random): void {
  const { pen } = stage;
  const before = pen.strength;
  for (let count = 0; count < 130; count += 1) {
    const spot = { x: random.between(-12, 12), y: 0, z: 0.5 + random.next() ** 1.5 * 26 };
    const at = project(stage.camera, spot);
    if (at.depth < 1 || (place.backdrop === 'sea' && spot.z > waterline(place, spot.x) - 0.5)) continue;
    const metre = stage.camera.focal / at.depth;
    pen.strength = 0.45;
    if (place.floor === 'sand' || place.floor === 'earth') {
      pen.line([at, { x: at.x + random.between(0.1, 0.3) * metre, y: at.y }], 0.7);
      continue;
    }
    const high = random.between(0.08, 0.2) * metre;
    for (const lean of [-0.5, 0, 0.55]) pen.line([at, { x: at.x + lean * high, y: at.y - high }], 0.8);
  }
  pen.strength = before;
}
