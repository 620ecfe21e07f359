import { fittings } from './fittings.ts';
import { furniture } from './furniture.ts';
import { nature } from './nature.ts';
import { outdoorThings } from './outdoors.ts';
import type { PieceKind } from './piece.ts';
import { roomThings } from './rooms.ts';
import { storage } from './storage.ts';
import { street } from './street.ts';

const all = { ...furniture, ...storage, ...fittings, ...street, ...nature, ...roomThings, ...outdoorThings };
export type PieceName = keyof typeof all;

/** Everything that the studio can put into a place. */
export const stock: Readonly<Record<PieceName, PieceKind>> = all;
export const pieceNames = Object.keys(all) as readonly PieceName[];
