import { css, hex, mix, scaled, type Rgb } from '../colour.ts';
import { drawBeam } from '../draw/drawBeam.ts';
import { project, type Point3 } from '../draw/camera.ts';
import type { Dot } from '../draw/dot.ts';
import type { Stage } from '../draw/stage.ts';
import { seededRandom } from '../random.ts';
import type { Place } from './place.ts';

/** Metres that the sea lies below the path. */
const drop = 22;

/** On which side the rock rises: the sea is on the other. */
function rockSide(place: Place): 1 | -1 {
  return place.seed % 3 === 0 ? -1 : 1;
}

const at = (x: number, y: number, z: number): Point3 => ({ x, y, z });

/** The headland across the bay, with what stands on it, and the surf at its foot: drawn before the ground. */
export function drawHeadland(stage: Stage, place: Place): void {
  const random = seededRandom(place.seed ^ 0x4ead);
  const side = rockSide(place);
  const rock: Rgb = hex('#5f5f66');
  const top: Point3[] = [];
  const foot: Point3[] = [];
  for (let step = 0; step <= 14; step += 1) {
    const x = side * (19 - step * 2.9);
    const rise = Math.max(-drop + 2, 5.5 - Math.max(0, step - 6) ** 1.8 * 0.75);
    top.push(at(x, rise + random.between(-0.8, 0.8), 52 - step * 0.5));
    foot.unshift(at(x - side * random.between(0.5, 2.5), -drop, 50 - step * 0.5));
  }
  const seen = stage.face([...top, ...foot], rock, 0.85, { line: 2 });
  stage.pen.hatch(seen, 9, 0.5, 0.3);
  // Planes of the rock: each catches the light in its own way.
  for (let step = 1; step < 13; step += 1) {
    const a = top[step] as Point3;
    const b = top[step + 1] as Point3;
    const low = at(a.x - side * 1.5, Math.max(-drop, a.y - random.between(3, 9)), a.z - 0.5);
    stage.face([a, b, low], rock, random.between(0.55, 1.15), { line: 0.8 });
  }
  surf(stage, foot, random.between(0, 9));
  if (/\blamp house\b|\blighthouse\b|\blamp-house\b|\bbeacon\b/.test(place.words))
    lampHouse(stage, at(side * 3, 5.2, 51));
}

function surf(stage: Stage, foot: readonly Point3[], phase: number): void {
  const { pen } = stage;
  const foam = stage.light.hand.grade(mix(hex('#f2f5f4'), stage.light.air, 0.25), 0.2);
  foot.forEach((point, index) => {
    const spot = project(stage.camera, { ...point, y: -drop + 0.2 });
    const metre = stage.camera.focal / spot.depth;
    const swell = stage.swing(index * 0.37 + phase);
    const wide = (1.6 + Math.sin(index * 1.7 + phase) * 0.8) * metre * (1 + 0.22 * swell);
    pen.context.fillStyle = css(foam, 0.78 + 0.14 * swell);
    pen.context.beginPath();
    pen.context.ellipse(
      spot.x,
      spot.y - 0.12 * metre * swell,
      wide,
      wide * (0.24 + 0.16 * Math.abs(Math.sin(index * 2.3 + phase))),
      0,
      0,
      Math.PI * 2,
    );
    pen.context.fill();
    stage.moves(
      { x: spot.x - 3.2 * metre, y: spot.y - 6.5 * metre },
      { x: spot.x + 3.2 * metre, y: spot.y + 1.6 * metre },
    );
    if (index % 3 === 1) spray(stage, spot, wide, foam, (stage.phase + index * 0.29) % 1);
  });
}

/** A wave breaks: the foam leaps up the rock, hangs, and falls back into the sea. */
function spray(stage: Stage, { x, y }: Dot, wide: number, foam: Rgb, at: number): void {
  const leap = at < 0.3 ? Math.sin((at / 0.3) * (Math.PI / 2)) : Math.cos(((at - 0.3) / 0.7) * (Math.PI / 2)) ** 1.6;
  const high = wide * (0.3 + 1.7 * leap);
  const out = wide * (0.4 + 0.35 * at);
  stage.pen.shape(
    [
      { x: x - out, y },
      { x: x - out * 0.62, y: y - high * 0.72 },
      { x: x - out * 0.1, y: y - high * 0.5 },
      { x: x + out * 0.28, y: y - high },
      { x: x + out, y },
    ],
    { fill: foam, alpha: 0.82 - 0.5 * at, through: true, line: 0 },
  );
  const { context } = stage.pen;
  context.fillStyle = css(foam, 0.8 * (1 - at));
  for (let drop = 0; drop < 7; drop += 1) {
    const away = (drop - 3) * 0.3 * wide * (0.5 + at);
    const up = high * (1.05 + 0.35 * Math.sin(drop * 2.1)) - wide * 1.6 * at * at;
    context.beginPath();
    context.arc(x + away, y - Math.max(0, up), wide * (0.05 + 0.02 * (drop % 3)), 0, Math.PI * 2);
    context.fill();
  }
}

function lampHouse(stage: Stage, foot: Point3): void {
  const { light, pen } = stage;
  const spot = { ...foot, turn: 0 as const };
  const lit = light.dark > 0.25;
  stage.box(spot, [-3.2, -0.6, -1.5], [-0.8, 2, 1.5], hex('#b9b2a2'));
  stage.drum(spot, [0.4, -0.6, 0], 1.7, 8.6, hex('#dcd6c6'), 1.15);
  stage.drum(spot, [0.4, 8, 0], 1.6, 0.3, hex('#3c3e44'));
  stage.drum(spot, [0.4, 8.3, 0], 0.85, 1.5, lit ? hex('#ffedb4') : hex('#a9bcc0'));
  stage.drum(spot, [0.4, 9.8, 0], 1.1, 0.9, hex('#743a33'), 0.12);
  if (!lit || light.dark < 0.5) return;
  const lamp = project(stage.camera, { ...foot, x: foot.x + 0.4, y: foot.y + 9 });
  drawBeam(stage, lamp.x, lamp.y, pen.context.canvas.width * 0.75);
  stage.glowAt(lamp.x, lamp.y, 90 * pen.unit, [255, 232, 170], 0.8);
}

/** The ledge with its path, the edge over the sea and the wall of rock. */
export function drawLedge(stage: Stage, place: Place): void {
  const random = seededRandom(place.seed ^ 0xc11f);
  const side = rockSide(place);
  const bend = (z: number): number => Math.sin((z - 9) * 0.11) * 1.1 + side * (Math.max(0, z - 9) / 35) ** 2 * 9;
  const rise = (z: number): number => (Math.max(0, z - 11) / 33) ** 2 * 9;
  const edge: Point3[] = [];
  const inner: Point3[] = [];
  const under: Point3[] = [];
  for (let z = -4; z <= 44; z += 3) {
    const x = bend(z) - side * (2 + random.between(-0.3, 0.35));
    edge.push(at(x, rise(z), z));
    under.push(at(x - side * random.between(0.6, 1.8), rise(z) - random.between(4, 7), z));
    inner.push(at(bend(z) + side * (2.2 + random.between(-0.2, 0.3)), rise(z), z));
  }
  stage.face([...edge, ...under.toReversed()], hex('#4a4a50'), 0.7, { line: 1.2, hatch: 0.5 });
  stage.face([...edge, ...inner.toReversed()], mix(place.ground, hex('#6b6a5c'), 0.4), 0.9, { line: 2 });
  const path = (half: number): Point3[] => [
    ...edge.map((_, index) => at(bend(index * 3 - 4) - half, rise(index * 3 - 4) + 0.01, index * 3 - 4)),
    ...edge.map((_, index) => at(bend(index * 3 - 4) + half, rise(index * 3 - 4) + 0.01, index * 3 - 4)).toReversed(),
  ];
  stage.face(path(0.72), mix(place.ground, hex('#d0bd9a'), 0.75), 1, { line: 0.8 });
  rockWall(stage, inner, side, random);
  stones(stage, edge, random);
}

function rockWall(stage: Stage, inner: readonly Point3[], side: 1 | -1, random: ReturnType<typeof seededRandom>): void {
  const rock: Rgb = hex('#8b8a8e');
  const tiers = inner.map((point) => {
    const high = random.between(1.2, 2.6);
    return [
      at(point.x + side * random.between(0.2, 0.7), point.y + high, point.z),
      at(point.x + side * random.between(1.2, 2.4), point.y + high + random.between(1.4, 3.4), point.z),
      at(point.x + side * 7, point.y + high + random.between(4.5, 6.5), point.z),
    ] as const;
  });
  for (let index = inner.length - 2; index >= 0; index -= 1) {
    const next = index + 1;
    let below = [inner[index] as Point3, inner[next] as Point3] as const;
    for (let tier = 0; tier < 3; tier += 1) {
      const above = [tiers[index]?.[tier] as Point3, tiers[next]?.[tier] as Point3] as const;
      const quad = [below[0], below[1], above[1], above[0]];
      const shade = random.between(0.58, 0.86) + tier * 0.08;
      stage.face(quad, rock, shade, { line: 1.1, hatch: tier === 0 ? 0.45 : 0.2 });
      if (random.next() < 0.7) {
        const middle = between(below[0], above[1], random.between(0.35, 0.65));
        stage.face([below[0], middle, above[0]], scaled(rock, 1.12), shade * 0.82, { line: 0.6 });
      }
      below = above;
    }
  }
}

function stones(stage: Stage, edge: readonly Point3[], random: ReturnType<typeof seededRandom>): void {
  for (const point of edge) {
    if (random.next() < 0.45) continue;
    const spot = { ...point, turn: 0 as const };
    const size = random.between(0.14, 0.4);
    stage.box(spot, [-size, 0, -size], [size * 0.8, size * random.between(0.6, 1.1), size], hex('#6a696c'), {
      line: 1,
    });
  }
}

function between(a: Point3, b: Point3, part: number): Point3 {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part, z: a.z + (b.z - a.z) * part };
}
