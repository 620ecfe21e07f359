import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Depiction } from '../../../runtime/graph/depiction.ts';
import { lightened, mix, scaled, type Rgb } from '../colour.ts';
import { inView } from '../draw/camera.ts';
import { lightAt, lightOf, type Lamp, type Light } from '../draw/light.ts';
import { Pen } from '../draw/pen.ts';
import { Stage } from '../draw/stage.ts';
import { restingFace, type FaceState } from '../figure/headShape.ts';
import { drawPerson, headOf } from '../figure/person.ts';
import type { PlacedPiece } from '../pieces/piece.ts';
import { stock, type PieceName } from '../pieces/stock.ts';
import { placeOf, type Place } from '../place/place.ts';
import { drawShell } from '../place/shell.ts';
import { seededRandom } from '../random.ts';
import { drawInsert } from '../thing/insert.ts';
import { drawWeather, paperGrain, vignette } from './finish.ts';
import { depthOf, planShot, worldOf, type Paper, type PlannedPerson, type ShotPlan } from './shotPlan.ts';

export type Faces = ReadonlyMap<string, FaceState>;

/** One sheet of the picture, drawn apart so that it can move apart. */
export interface Layer {
  name: 'back' | 'set' | 'people' | 'front';
  /** How far it moves with the camera: 1 moves with the people, less is farther away. */
  nearness: number;
  draw(context: SKRSContext2D, faces: Faces): void;
}

export interface SceneHead {
  id: string;
  /** Middle in pixels of the drawing, and half the height. */
  x: number;
  y: number;
  r: number;
}

export interface Scene {
  paper: Paper;
  layers: readonly Layer[];
  heads: readonly SceneHead[];
}

export function paperOf(width: number, height: number, margin: number): Paper {
  // Even margins keep the half-size chroma planes in step with luma.
  return { width, height, marginX: Math.ceil((width * margin) / 2) * 2, marginY: Math.ceil((height * margin) / 2) * 2 };
}

/** Plans a picture and says how each of its sheets is drawn. The same arguments give the same picture to the pixel. */
export function sceneOf(depiction: Depiction, paper: Paper, seed: number): Scene {
  const place = placeOf(depiction);
  const plan = planShot(depiction, place, paper, seed);
  const side = place.seed % 2 === 0 ? -1 : 1;
  const light = withLamps(lightOf(depiction, side), place, plan);
  const painter = new Painter(depiction, place, plan, light, paper);
  const layers: Layer[] = [
    { name: 'back', nearness: painter.backNearness(), draw: (context) => painter.back(context) },
  ];
  if (painter.near.length > 0) layers.push({ name: 'set', nearness: 0.72, draw: (context) => painter.set(context) });
  const insert = depiction.size === 'insert';
  if (plan.people.some((person) => !person.foreground) || insert)
    layers.push({ name: 'people', nearness: 1, draw: (context, faces) => painter.people(context, faces) });
  if (painter.hasFront())
    layers.push({ name: 'front', nearness: 1.45, draw: (context, faces) => painter.front(context, faces) });
  return { paper, layers, heads: insert ? [] : painter.heads() };
}

function withLamps(light: Light, place: Place, plan: ShotPlan): Light {
  const lamps: Lamp[] = [];
  for (const piece of place.pieces) {
    const lamp = stock[piece.kind as PieceName].lamp;
    if (!lamp || (light.dark < 0.3 && !lamp.always)) continue;
    if (depthOf(plan.camera, piece.spot) < 0.2) continue;
    const power = lamp.power * (lamp.always ? 0.35 + 0.65 * light.dark : light.dark);
    lamps.push({
      x: piece.spot.x,
      y: piece.spot.y + lamp.up,
      z: piece.spot.z,
      reach: lamp.reach,
      power,
      colour: [0.95, 0.62, 0.28],
    });
  }
  if (place.inside && light.dark > 0.3 && lamps.length === 0) {
    lamps.push({
      x: place.heart.x - 0.8 * light.side * -1,
      y: 2.1,
      z: place.heart.z + 0.8,
      reach: 1.6,
      power: 1.1,
      colour: [0.95, 0.66, 0.34],
    });
  }
  return { ...light, lamps: lamps.slice(0, 5) };
}

class Painter {
  readonly near: readonly PlacedPiece[];
  private readonly depiction: Depiction;
  private readonly place: Place;
  private readonly plan: ShotPlan;
  private readonly light: Light;
  private readonly paper: Paper;
  private readonly unit: number;
  private readonly far: readonly PlacedPiece[];
  private readonly before: readonly PlacedPiece[];

  constructor(depiction: Depiction, place: Place, plan: ShotPlan, light: Light, paper: Paper) {
    this.depiction = depiction;
    this.place = place;
    this.plan = plan;
    this.light = light;
    this.paper = paper;
    this.unit = Math.min(paper.height, (paper.width * 9) / 10) / 720;
    const { camera, distance } = plan;
    const depths = place.pieces.map((piece) => ({ piece, depth: depthOf(camera, piece.spot) }));
    depths.sort((a, b) => b.depth - a.depth);
    const empty = plan.people.length === 0;
    const split = empty ? distance * 1.1 : distance + 0.35;
    const farther = Math.max(split * 1.55, distance + 2.4);
    const isFar = (entry: { piece: PlacedPiece; depth: number }): boolean =>
      entry.depth > farther ||
      stock[entry.piece.kind as PieceName].stands === 'hung' ||
      stock[entry.piece.kind as PieceName].stands === 'wall';
    const behind = depths.filter((entry) => entry.depth > (empty ? 1.2 : split));
    this.far = behind.filter(isFar).map((entry) => entry.piece);
    this.near =
      depiction.size === 'extreme-close-up' ? [] : behind.filter((entry) => !isFar(entry)).map((entry) => entry.piece);
    const wide = ['extreme-wide', 'wide', 'full', 'group'].includes(plan.size);
    this.before =
      wide && !empty
        ? depths
            .filter((entry) => entry.depth <= split && entry.depth > 1.6 && this.clear(entry.piece))
            .map((entry) => entry.piece)
        : [];
  }

  backNearness(): number {
    return this.place.inside ? 0.5 : 0.25;
  }

  hasFront(): boolean {
    return this.before.length > 0 || this.plan.people.some((person) => person.foreground) || this.wet();
  }

  heads(): SceneHead[] {
    const { paper, plan } = this;
    const middleX = paper.marginX + paper.width / 2;
    const middleY = paper.marginY + paper.height / 2;
    return plan.people
      .filter((person) => !person.away && !person.foreground && person.person.pose !== 'lie')
      .map((person) => {
        const head = headOf(person);
        const lean = person.person.pose === 'lean' ? 0.09 * (person.turn >= 0 ? 1 : -1) : 0;
        const x = person.x + (head.x - person.x) * Math.cos(lean) - (head.y - person.y) * Math.sin(lean);
        const y = person.y + (head.x - person.x) * Math.sin(lean) + (head.y - person.y) * Math.cos(lean);
        const cos = Math.cos(plan.roll) * rollScale(plan.roll);
        const sin = Math.sin(plan.roll) * rollScale(plan.roll);
        return {
          id: person.person.id,
          x: middleX + (x - middleX) * cos - (y - middleY) * sin,
          y: middleY + (x - middleX) * sin + (y - middleY) * cos,
          r: head.r * rollScale(plan.roll),
        };
      });
  }

  back(context: SKRSContext2D): void {
    this.sheet(context, 0, (stage) => {
      drawShell(stage, this.place, this.depiction.light.weather);
      for (const piece of this.far) this.piece(stage, piece);
      this.soften(stage);
    });
    vignette(context, this.paper, this.light);
  }

  set(context: SKRSContext2D): void {
    this.sheet(context, 1, (stage) => {
      for (const piece of this.near) this.piece(stage, piece);
      this.soften(stage);
    });
  }

  people(context: SKRSContext2D, faces: Faces): void {
    this.sheet(context, 2, (stage) => {
      if (this.depiction.size === 'insert') {
        drawInsert(stage, this.depiction, this.paper, this.plan.people[0]);
        return;
      }
      for (const person of this.plan.people) if (!person.foreground) this.person(stage, person, faces);
    });
  }

  front(context: SKRSContext2D, faces: Faces): void {
    this.sheet(context, 3, (stage) => {
      for (const piece of this.before) this.piece(stage, piece);
      for (const person of this.plan.people) if (person.foreground) this.person(stage, person, faces);
    });
    if (this.wet()) drawWeather(context, this.depiction.light.weather, this.light, this.unit, this.place.seed);
  }

  private wet(): boolean {
    const { weather } = this.depiction.light;
    return !this.place.inside && (weather === 'rain' || weather === 'storm' || weather === 'snow');
  }

  private sheet(context: SKRSContext2D, number: number, draw: (stage: Stage) => void): void {
    const pen = new Pen(context, this.unit, this.light.ink, seededRandom(this.place.seed + number));
    const stage = new Stage(pen, this.plan.camera, this.light, this.place.inside ? 16 : 30);
    const { width, height } = context.canvas;
    const { roll } = this.plan;
    context.save();
    if (roll !== 0) {
      context.translate(width / 2, height / 2);
      context.rotate(roll);
      context.scale(rollScale(roll), rollScale(roll));
      context.translate(-width / 2, -height / 2);
    }
    draw(stage);
    context.restore();
    paperGrain(context, this.unit);
  }

  /** Near faces stand before a paler, flatter place, as behind a long lens. */
  private soften(stage: Stage): void {
    const veil: Partial<Record<Depiction['size'], number>> = {
      'extreme-close-up': 0.5,
      'close-up': 0.4,
      'medium-close': 0.3,
      'over-shoulder': 0.18,
      medium: 0.14,
      insert: 0.42,
    };
    const alpha = veil[this.plan.size] ?? 0;
    if (alpha === 0) return;
    const { context } = stage.pen;
    const tone = this.place.inside
      ? stage.lit(mix(this.place.wall, [205, 200, 188], 0.3), { x: 0, y: 1.4, z: this.place.heart.z })
      : this.light.air;
    context.save();
    context.globalCompositeOperation = 'source-atop';
    context.fillStyle = `rgba(${tone.map((value) => Math.round(Math.min(255, value))).join(',')},${alpha})`;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
  }

  private piece(stage: Stage, piece: PlacedPiece): void {
    const random = seededRandom(piece.seed);
    stage.pen.random = seededRandom(piece.seed ^ 0x5a5a);
    const { spot, width, height, colour } = piece;
    stock[piece.kind as PieceName].draw({ stage, piece, spot, width, height, colour, random });
  }

  private person(stage: Stage, planned: PlannedPerson, faces: Faces): void {
    const world = worldOf(this.plan.camera, planned);
    const here = lightAt(this.light, world);
    const seen: Rgb = mix(here, [0.78, 0.78, 0.82], 0.3 + 0.1 * this.light.dark);
    const shade = planned.foreground ? 0.42 : 1;
    const tint = (colour: Rgb): Rgb => {
      const lit = scaled(lightened(colour, seen), shade);
      const fade = 1 - 1 / (1 + (planned.depth / stage.haze) ** 1.6);
      return mix(lit, this.light.air, fade * 0.6);
    };
    if (!planned.foreground) this.shadow(stage, planned);
    drawPerson({
      pen: stage.pen,
      person: planned.person,
      look: planned.look,
      x: planned.x,
      y: planned.y,
      metre: planned.metre,
      turn: planned.turn,
      away: planned.away,
      tint,
      side: this.light.side,
      state: faces.get(planned.person.id) ?? restingFace,
    });
  }

  /** People stand on the ground, and the ground says so. */
  private shadow(stage: Stage, planned: PlannedPerson): void {
    const flat = Math.min(0.5, Math.abs(planned.y - this.plan.camera.horizon) / this.plan.camera.focal);
    const wide = 0.42 * planned.metre;
    stage.pen.ellipse(planned.x - this.light.side * wide * 0.3, planned.y, wide, Math.max(1, wide * flat * 0.9), {
      fill: this.light.ink,
      alpha: 0.3,
      line: 0,
    });
  }

  /** Whether a thing before the people leaves them free. */
  private clear(piece: PlacedPiece): boolean {
    const { camera, people } = this.plan;
    const view = inView(camera, piece.spot);
    const x = camera.centre + (view.x * camera.focal) / view.z;
    const reach = (piece.width * camera.focal) / view.z;
    if (reach > this.paper.width * 0.4) return false;
    return people.every((person) => Math.abs(person.x - x) > reach * 0.55 + person.metre * 0.4);
  }
}

function rollScale(roll: number): number {
  return roll === 0 ? 1 : 1.14;
}
