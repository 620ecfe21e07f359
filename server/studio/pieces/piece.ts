import type { Rgb } from '../colour.ts';
import type { Spot, Stage } from '../draw/stage.ts';
import type { Random } from '../random.ts';

/** One thing of a place, where it stands and how large it is. */
export interface PlacedPiece {
  kind: string;
  spot: Spot;
  /** Metres across and up. */
  width: number;
  height: number;
  colour: Rgb;
  /** What its small irregularities are drawn by. */
  seed: number;
}

export interface Brush {
  stage: Stage;
  piece: PlacedPiece;
  spot: Spot;
  width: number;
  height: number;
  colour: Rgb;
  random: Random;
}

/** How one kind of thing is drawn, and what a place has to know to set it up. */
export interface PieceKind {
  /** Words that call for it. */
  words: RegExp;
  width: number;
  height: number;
  /** Metres from its back to its front. */
  depth: number;
  colour: string;
  /** `wall`: stands at a wall; `hung`: on a wall, `up` metres from the floor; `floor`: free in the room; `open`: outside. */
  stands: 'wall' | 'hung' | 'floor' | 'open';
  up?: number;
  /** A light that burns in the dark: its height over the foot and its reach in metres. What burns with a flame flickers. */
  lamp?: { up: number; reach: number; power: number; always?: boolean; flame?: boolean };
  /** Something of it moves by itself: what it draws follows the phase of the stage, and says where. */
  lives?: boolean;
  /** The weather outside is seen through it. */
  showsOutside?: boolean;
  /** A beam of light goes round on it. */
  turns?: boolean;
  draw(brush: Brush): void;
}
