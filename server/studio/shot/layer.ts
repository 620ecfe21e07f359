import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Moment } from './moment.ts';
import type { Fall } from './weather.ts';

/** One sheet of the picture, drawn apart so that it can move apart. */
export interface Layer {
  name: 'back' | 'set' | 'far-fall' | 'people' | 'smoke' | 'front' | 'near-fall';
  /** How far it moves with the camera: 1 moves with the people, less is farther away. */
  nearness: number;
  /** Of a sheet of rain or snow, which is larger than the picture. */
  fall?: Fall;
  draw(context: SKRSContext2D, moment: Moment): void;
}
