import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Depiction } from '../../../runtime/graph/depiction.ts';
import { lightened, mix, scaled, type Rgb } from '../colour.ts';
import type { Beam } from '../draw/beam.ts';
import { inView, lookDown, project } from '../draw/camera.ts';
import { lightAt, type Light } from '../draw/light.ts';
import { Pen } from '../draw/pen.ts';
import { soften } from '../draw/soften.ts';
import { drawSmokeAt } from '../draw/smoke.ts';
import { Stage, type Spot, type Veil } from '../draw/stage.ts';
import { mouthForms, restingFace } from '../figure/headShape.ts';
import { SeenBody } from '../figure/figure.ts';
import { drawPerson, lineOf } from '../figure/person.ts';
import type { PlacedPiece } from '../pieces/piece.ts';
import { stock, type PieceName } from '../pieces/stock.ts';
import type { Place } from '../place/place.ts';
import { drawShell } from '../place/shell.ts';
import { drawSunlight } from '../place/sunlight.ts';
import { seededRandom } from '../random.ts';
import { drawInsert } from '../thing/insert.ts';
import { apart, evenRegion, type Region } from '../motion/region.ts';
import { paperGrain, vignette } from './finish.ts';
import { stillMoment, type Moment } from './moment.ts';
import type { Paper, PlannedPerson, ShotPlan } from './plannedShot.ts';
import { smokesOf, type SceneHead, type SceneSmoke, type SceneView } from './sceneLife.ts';
import { depthOf, hasCouch, worldOf } from './shotPlan.ts';
import { drawFall, fallOf, type Falling } from './weather.ts';
import type { Layer } from './layer.ts';
import { blurOf } from './blurOf.ts';
import { rolled, rollScale } from './rolled.ts';

/** Draws the sheets of one scene, and knows what of them lives. */
export class ScenePainter {
  readonly near: readonly PlacedPiece[];
  readonly living = new Map<Layer['name'], readonly Region[]>();
  beams: readonly Beam[] = [];
  /** What is looked for of what lives. */
  readonly view: SceneView;
  readonly smokes: readonly SceneSmoke[];
  private readonly depiction: Depiction;
  private readonly place: Place;
  private readonly plan: ShotPlan;
  private readonly light: Light;
  private readonly paper: Paper;
  private readonly unit: number;
  /** How far the place is out of focus behind near people, in pixels. */
  private readonly blur: number;
  private readonly far: readonly PlacedPiece[];
  private readonly before: readonly PlacedPiece[];
  /** All sheets go onto one: the paper is laid over them at the end. */
  private whole = false;

  constructor(
    depiction: Depiction,
    place: Place,
    plan: ShotPlan,
    light: Light,
    { paper, sharp }: { paper: Paper; sharp: boolean },
  ) {
    this.depiction = depiction;
    this.place = place;
    this.plan = plan;
    this.light = light;
    this.paper = paper;
    this.unit = Math.min(paper.height, (paper.width * 9) / 10) / 720;
    this.blur = sharp ? 0 : blurOf(depiction) * this.unit;
    this.smokes = smokesOf(plan);
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
    const nearnessOf = (piece: PlacedPiece): number => (this.far.includes(piece) ? this.backNearness() : 0.72);
    this.view = { place, plan, light, paper, unit: this.unit, nearnessOf };
  }

  backNearness(): number {
    return this.place.inside ? 0.5 : 0.25;
  }

  hasFront(): boolean {
    return this.before.length > 0 || this.plan.people.some((person) => person.foreground);
  }

  heads(): SceneHead[] {
    const { paper, plan } = this;
    const middleX = paper.marginX + paper.width / 2;
    const middleY = paper.marginY + paper.height / 2;
    return plan.people
      .filter((person) => !person.away && !person.foreground && person.extra !== true)
      .map((person) => {
        const body = new SeenBody(person, plan.camera);
        const { x, y, r, roll } = body.head();
        const cos = Math.cos(plan.roll) * rollScale(plan.roll);
        const sin = Math.sin(plan.roll) * rollScale(plan.roll);
        return {
          id: person.person.id,
          x: middleX + (x - middleX) * cos - (y - middleY) * sin,
          y: middleY + (x - middleX) * sin + (y - middleY) * cos,
          // A head that lies shows its chin at the side.
          r: r * rollScale(plan.roll) * (Math.abs(roll) > 0.5 ? 1.3 : 1),
          upright: plan.roll === 0 && Math.abs(roll) < 0.12 && Math.abs(body.lookDown) < 0.2,
          long: hangs(person),
        };
      });
  }

  smoke(context: SKRSContext2D, moment: Moment): void {
    if (this.smokes.length === 0) return;
    this.sheet(context, 'smoke', moment, (stage) => {
      for (const { at, plume } of this.smokes) drawSmokeAt(stage, at, plume);
    });
  }

  all(context: SKRSContext2D, people: boolean): void {
    this.whole = true;
    const moment = { ...stillMoment, faces: stillFaces(this.depiction) };
    this.back(context, moment);
    this.set(context, moment);
    soften(context, this.blur, true);
    this.fall(context, 'far');
    if (people) this.people(context, moment);
    if (people && this.depiction.size !== 'insert') this.smoke(context, moment);
    this.front(context, moment);
    this.fall(context, 'near');
    paperGrain(context, this.unit);
    this.whole = false;
  }

  back(context: SKRSContext2D, moment: Moment): void {
    this.sheet(context, 'back', moment, (stage) => {
      drawShell(stage, this.place, this.depiction.light.weather);
      drawSunlight(stage, this.place);
      for (const piece of this.far) this.piece(stage, piece);
    });
    vignette(context, this.paper, this.light);
  }

  set(context: SKRSContext2D, moment: Moment): void {
    this.sheet(context, 'set', moment, (stage) => {
      for (const piece of this.near) this.piece(stage, piece);
    });
  }

  people(context: SKRSContext2D, moment: Moment): void {
    this.sheet(context, 'people', moment, (stage) => {
      if (this.depiction.size === 'insert') {
        drawInsert(stage, this.depiction, this.paper, this.plan.people[0]);
        return;
      }
      for (const person of this.plan.people) if (!person.foreground) this.person(stage, person, moment);
    });
  }

  front(context: SKRSContext2D, moment: Moment): void {
    this.sheet(context, 'front', moment, (stage) => {
      for (const piece of this.before) this.piece(stage, piece);
      for (const person of this.plan.people) if (person.foreground) this.person(stage, person, moment);
    });
  }

  /** What falls from the sky of the place, if we stand under it. */
  falling(): Falling | undefined {
    return this.place.inside ? undefined : this.sky();
  }

  private sky(): Falling | undefined {
    const { weather } = this.depiction.light;
    return weather === 'rain' || weather === 'storm' || weather === 'snow' ? weather : undefined;
  }

  fallLayer(weather: Falling, where: 'far' | 'near', nearness: number): Layer {
    return {
      name: `${where}-fall`,
      nearness,
      fall: fallOf(weather, where, this.unit),
      draw: (context) => this.fall(context, where),
    };
  }

  /** Whether anything but people may move here. */
  lives(): boolean {
    const { backdrop } = this.place;
    if (this.smokes.length > 0) return true;
    return (
      this.blur < 0.8 &&
      (backdrop === 'sea' ||
        backdrop === 'cliff' ||
        [...this.far, ...this.near, ...this.before].some(({ kind }) => {
          const { lives, turns, showsOutside } = stock[kind as PieceName];
          return lives === true || turns === true || (showsOutside === true && this.sky() !== undefined);
        }))
    );
  }

  /** A light goes round in the distance: blurred with it where that is out of focus, else apart. */
  private turns(): boolean {
    const { backdrop } = this.place;
    return (
      this.blur < 0.8 &&
      this.plan.roll === 0 &&
      (backdrop === 'cliff' || this.far.some((piece) => stock[piece.kind as PieceName].turns === true))
    );
  }

  private fall(context: SKRSContext2D, where: 'far' | 'near'): void {
    const weather = this.falling();
    if (weather) drawFall(context, { weather, where, light: this.light, unit: this.unit, seed: this.place.seed });
  }

  private sheet(
    context: SKRSContext2D,
    name: 'back' | 'set' | 'people' | 'smoke' | 'front',
    moment: Moment,
    draw: (stage: Stage) => void,
  ): void {
    const number = ['back', 'set', 'people', 'front', 'smoke'].indexOf(name);
    const pen = new Pen(context, this.unit, this.light.ink, seededRandom(this.place.seed + number));
    pen.hatching = this.light.hand.hatching;
    pen.shadow = { x: this.light.side * -0.62, y: 0.78 };
    const veil = number < 2 ? this.veil() : undefined;
    const stage = new Stage(pen, this.plan.camera, this.light, this.place.inside ? 16 : 30, veil);
    stage.phase = moment.phase;
    stage.probing = moment.probe;
    stage.weather = this.sky();
    stage.beamsTurn = !this.whole && this.turns();
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
    if (stage.beamsTurn && name === 'back') this.beams = stage.beams;
    const size = { width, height };
    this.living.set(
      name,
      apart(stage.living.map((region) => rolled(region, size, roll)).map((region) => evenRegion(region, size))),
    );
    if (this.whole) return;
    if (name === 'back' || name === 'set') soften(context, this.blur, name === 'back');
    paperGrain(context, this.unit);
  }

  /** Near faces stand before a paler, flatter place, as behind a long lens. */
  private veil(): Veil {
    const alpha = veils[this.plan.size] ?? 0;
    const { hand } = this.light;
    const tone = this.place.inside
      ? hand.grade(
          lightened(
            mix(this.place.wall, [205, 200, 188], 0.3),
            lightAt(this.light, { x: 0, y: 1.4, z: this.place.heart.z }),
          ),
          0.4,
        )
      : this.light.air;
    return { colour: tone, alpha };
  }

  private piece(stage: Stage, piece: PlacedPiece): void {
    const random = seededRandom(piece.seed);
    stage.pen.random = seededRandom(piece.seed ^ 0x5a5a);
    const { spot, width, height, colour } = piece;
    stock[piece.kind as PieceName].draw({ stage, piece, spot, width, height, colour, random });
  }

  private person(stage: Stage, planned: PlannedPerson, moment: Moment): void {
    const { light, plan } = this;
    const here = lightAt(light, worldOf(plan.camera, planned));
    const seen: Rgb = mix(here, [0.98, 0.97, 0.98], 0.42 + (this.place.inside ? 0.12 : 0.26) * light.dark);
    const shade = planned.foreground ? 0.5 : 1;
    const fade = (1 - 1 / (1 + (planned.depth / stage.haze) ** 1.6)) * 0.55;
    const tint = (colour: Rgb): Rgb =>
      mix(light.hand.grade(scaled(lightened(colour, seen), shade), planned.foreground ? 0.3 : 0.86), light.air, fade);
    const body = new SeenBody(planned, plan.camera, {
      breath: moment.breaths.get(planned.person.id) ?? 0,
      stride: moment.strides.get(planned.person.id) ?? 0,
    });
    if (!planned.foreground) this.shadow(stage, planned);
    this.seat(stage, planned);
    drawPerson({
      pen: stage.pen,
      look: planned.look,
      body,
      tint,
      side: light.side,
      state: moment.faces.get(planned.person.id) ?? restingFace,
      line: lineOf(plan.camera.focal / planned.depth, stage.pen.unit),
    });
  }

  /** What somebody sits or lies on, where the place has nothing there. */
  private seat(stage: Stage, planned: PlannedPerson): void {
    const { pose, look } = planned;
    const { x, z } = worldOf(this.plan.camera, planned);
    const random = seededRandom(this.place.seed ^ 0x5ea7);
    if (planned.extra === true && pose.seat === undefined) return;
    if (pose.lies !== undefined && hasCouch(this.depiction)) {
      const spot: Spot = { x, y: 0, z: z + 0.1, turn: 0 };
      stock.sofa.draw({
        stage,
        spot,
        width: look.stature * 1.35,
        height: 0.8,
        colour: [104, 76, 66],
        random,
        piece: seatPiece,
      });
      return;
    }
    if (pose.seat === undefined) return;
    const spot: Spot = { x, y: 0, z, turn: 0 };
    if (this.place.inside)
      stock.chair.draw({ stage, spot, width: 0.5, height: 0.95, colour: [118, 86, 58], random, piece: seatPiece });
    else stage.box(spot, [-0.3, 0, -0.25], [0.3, 0.42, 0.25], [128, 112, 92]);
  }

  /** People stand on the ground, and the ground says so. */
  private shadow(stage: Stage, planned: PlannedPerson): void {
    const { camera } = this.plan;
    const world = worldOf(camera, planned);
    const foot = project(camera, { ...world, y: 0 });
    const metre = camera.focal / foot.depth;
    const flat = Math.max(0.06, Math.abs(lookDown(camera, { ...world, y: 0 })));
    const long = planned.pose.lies === undefined ? 0.42 : planned.look.stature * 0.5;
    stage.pen.ellipse(foot.x - this.light.side * 0.2 * metre, foot.y, long * metre, Math.max(1, 0.36 * metre * flat), {
      fill: this.light.ink,
      alpha: 0.34,
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
    return people.every((person) => {
      const metre = camera.focal / person.depth;
      return Math.abs(camera.centre + person.across * metre - x) > reach * 0.55 + metre * 0.4;
    });
  }
}

const veils: Partial<Record<Depiction['size'], number>> = {
  'extreme-close-up': 0.5,
  'close-up': 0.42,
  'medium-close': 0.32,
  'over-shoulder': 0.18,
  medium: 0.15,
  insert: 0.4,
  'two-shot': 0.1,
};

const seatPiece: PlacedPiece = {
  kind: 'chair',
  spot: { x: 0, y: 0, z: 0, turn: 0 },
  ...{ width: 0.5, height: 0.95, colour: [118, 86, 58], seed: 1 },
};

/** In a still, who speaks has the mouth open. */
function stillFaces(depiction: Depiction): Moment['faces'] {
  return new Map(
    depiction.people
      .filter(({ speaks }) => speaks === true)
      .map(({ id }) => [id, { ...restingFace, mouth: mouthForms.half }]),
  );
}

/** Something of the head goes on below the chin. */
function hangs({ look }: PlannedPerson): boolean {
  return look.beard === 'full' || look.hair === 'long' || look.hat === 'hood' || look.hat === 'scarf';
}
