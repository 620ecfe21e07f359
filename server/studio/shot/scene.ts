import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Depiction } from '../../../runtime/graph/depiction.ts';
import type { Beam } from '../draw/beam.ts';
import { lightOf, type Lamp, type Light } from '../draw/light.ts';
import { stock, type PieceName } from '../pieces/stock.ts';
import { placeOf, type Place } from '../place/place.ts';
import type { Region } from '../motion/region.ts';
import type { Paper, ShotPlan } from './plannedShot.ts';
import {
  breathsOf,
  carsPass,
  lampsOf,
  walkersOf,
  type SceneBreath,
  type SceneHead,
  type SceneLamp,
  type SceneWalker,
} from './sceneLife.ts';
import { depthOf, planShot } from './shotPlan.ts';
import type { Layer } from './layer.ts';
import { ScenePainter } from './scenePainter.ts';

export interface Scene {
  paper: Paper;
  layers: readonly Layer[];
  heads: readonly SceneHead[];
  breaths: readonly SceneBreath[];
  walkers: readonly SceneWalker[];
  /** Lamps whose light is not steady, and whether cars go by. */
  lamps: readonly SceneLamp[];
  cars: boolean;
  /** Something other than people may move: waves, flames, smoke, a beam of light. */
  lives: boolean;
  /** Where it does, on each layer, as far as that layer has been drawn. */
  living: ReadonlyMap<Layer['name'], readonly Region[]>;
  /** Beams of light that go round, on the layer that is farthest away, once that has been drawn. */
  beams(): readonly Beam[];
  /** Draws all sheets over each other onto one. */
  draw(context: SKRSContext2D): void;
}

/** @param across overscan at the sides, @param along above and below: parts of the frame */
export function paperOf(width: number, height: number, across: number, along = across): Paper {
  // Even margins keep the half-size chroma planes in step with luma.
  return { width, height, marginX: Math.ceil((width * across) / 2) * 2, marginY: Math.ceil((height * along) / 2) * 2 };
}

/**
 * Plans a picture and says how each of its sheets is drawn. The same arguments give the same picture to the pixel.
 * @param sharp the place is drawn sharp behind near people too: its focus is pulled later
 */
export function sceneOf(
  depiction: Depiction,
  paper: Paper,
  seed: number,
  { sharp = false }: { sharp?: boolean } = {},
): Scene {
  const place = placeOf(depiction);
  const plan = planShot(depiction, place, paper, seed);
  const side = place.seed % 2 === 0 ? -1 : 1;
  const light = withLamps(lightOf(depiction, side), place, plan);
  const painter = new ScenePainter(depiction, place, plan, light, { paper, sharp });
  const insert = depiction.size === 'insert';
  const layers: Layer[] = [
    { name: 'back', nearness: painter.backNearness(), draw: (context, moment) => painter.back(context, moment) },
  ];
  if (painter.near.length > 0)
    layers.push({ name: 'set', nearness: 0.72, draw: (context, moment) => painter.set(context, moment) });
  const weather = painter.falling();
  if (weather) layers.push(painter.fallLayer(weather, 'far', 0.6));
  if (plan.people.some((person) => !person.foreground) || insert)
    layers.push({ name: 'people', nearness: 1, draw: (context, moment) => painter.people(context, moment) });
  if (!insert && painter.smokes.length > 0)
    layers.push({ name: 'smoke', nearness: 1, draw: (context, moment) => painter.smoke(context, moment) });
  if (painter.hasFront())
    layers.push({ name: 'front', nearness: 1.45, draw: (context, moment) => painter.front(context, moment) });
  if (weather) layers.push(painter.fallLayer(weather, 'near', 1.45));
  return {
    paper,
    layers,
    heads: insert ? [] : painter.heads(),
    breaths: insert ? [] : breathsOf(painter.view, painter.heads()),
    walkers: insert ? [] : walkersOf(painter.view),
    lamps: insert ? [] : lampsOf(painter.view),
    cars: carsPass(place, light),
    lives: painter.lives(),
    living: painter.living,
    beams: () => painter.beams,
    draw: (context) => painter.all(context, insert || plan.people.length > 0),
  };
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
