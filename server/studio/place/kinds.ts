import type { PieceName } from '../pieces/stock.ts';

export type FloorKind =
  'boards' | 'tiles' | 'stone' | 'carpet' | 'earth' | 'cobbles' | 'grass' | 'road' | 'sand' | 'path' | 'water';
export type WallKind = 'plain' | 'panel' | 'stone' | 'brick' | 'paper' | 'planks' | 'metal' | 'tiles';
export type Backdrop = 'open' | 'houses' | 'sea' | 'cliff' | 'forest' | 'hills' | 'mountains' | 'skyline';

interface KindBase {
  words: RegExp;
  floor: FloorKind;
  /** Colours that the place has by nature, when its words name none. */
  ground: string;
}

export interface RoomKind extends KindBase {
  inside: true;
  /** Metres across, deep, high. */
  room: readonly [number, number, number];
  walls: WallKind;
  wall: string;
  /** What stands along the back wall, the left, the right, and free in the room. */
  back: readonly PieceName[];
  left: readonly PieceName[];
  right: readonly PieceName[];
  middle: readonly PieceName[];
  /** No piece of sky is to be seen. */
  windowless?: boolean;
}

export interface OpenKind extends KindBase {
  inside: false;
  backdrop: Backdrop;
  /** Rows along both sides, things at the far end, and things strewn about. */
  sides: readonly PieceName[];
  far: readonly PieceName[];
  strewn: readonly PieceName[];
}
