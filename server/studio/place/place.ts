import type { Depiction } from '../../../runtime/graph/depiction.ts';
import { coloursNamed, hex, mix, type Rgb } from '../colour.ts';
import type { Spot } from '../draw/stage.ts';
import type { PlacedPiece } from '../pieces/piece.ts';
import { pieceNames, stock, type PieceName } from '../pieces/stock.ts';
import { hashText, seededRandom, type Random } from '../random.ts';
import type { Backdrop, FloorKind, OpenKind, RoomKind, WallKind } from './kinds.ts';
import { opens, strangeOpens } from './opens.ts';
import { rooms, strangeRooms } from './rooms.ts';

/** A place as it is built once for the film: every shot looks at the same one. */
export interface Place {
  seed: number;
  inside: boolean;
  /** Metres across, deep, high; a place under the sky reaches as far as its rows. */
  room: readonly [number, number, number];
  walls: WallKind;
  wall: Rgb;
  floor: FloorKind;
  ground: Rgb;
  backdrop: Backdrop;
  pieces: readonly PlacedPiece[];
  /** Where people meet. */
  heart: { x: number; z: number };
  windowless: boolean;
  /** Its name and description, in lower case. */
  words: string;
}

/** Builds the place from its words. What they leave open is drawn by lot from the place's id. */
export function placeOf(depiction: Depiction): Place {
  const { place } = depiction;
  const name = ` ${place.name} `.toLowerCase().slice(0, 2000);
  const words = ` ${place.name} ${place.description} `.toLowerCase().slice(0, 6000);
  const seed = hashText(`place:${place.id}`);
  const random = seededRandom(seed);
  return place.interior
    ? roomOf(name, words, place.palette.join(' '), seed, random)
    : openOf(name, words, place.palette.join(' '), seed, random);
}

/** The kind whose word stands last in the name: `bank vault` is a vault, `Baker Street, sitting room` a sitting room. */
function kindFor<Kind extends { words: RegExp }>(
  name: string,
  words: string,
  kinds: readonly Kind[],
): Kind | undefined {
  let best: { kind: Kind; end: number } | undefined;
  for (const kind of kinds) {
    for (const match of name.matchAll(new RegExp(kind.words.source, 'g'))) {
      const end = match.index + match[0].length;
      if (!best || end > best.end) best = { kind, end };
    }
  }
  return best?.kind ?? kinds.find((kind) => kind.words.test(words));
}

function roomOf(name: string, words: string, palette: string, seed: number, random: Random): Place {
  const kind: RoomKind = kindFor(name, words, rooms) ?? random.pick(strangeRooms);
  const grow = random.between(0.94, 1.1);
  const room = [kind.room[0] * grow, kind.room[1] * grow, kind.room[2]] as const;
  const named = coloursNamed(`${palette} ${words}`);
  const wall = tinted(hex(kind.wall), named, random);
  const pieces: PlacedPiece[] = [];
  const extra = namedPieces(words, [...kind.back, ...kind.left, ...kind.right, ...kind.middle], true);
  const back = fill(kind.back, extra.wall, room[0]);
  const sides = extra.wall.filter((piece) => !back.includes(piece));
  alongWall(back, room[0], (at, depth) => ({ x: at, y: 0, z: room[1] - depth / 2 - 0.02, turn: 0 }), pieces, random);
  alongWall(
    fill(kind.left, sides.slice(0, 1), room[1]),
    room[1],
    (at, depth) => ({ x: -room[0] / 2 + depth / 2 + 0.02, y: 0, z: room[1] / 2 + at, turn: 1 }),
    pieces,
    random,
  );
  alongWall(
    fill(kind.right, sides.slice(1, 2), room[1]),
    room[1],
    (at, depth) => ({ x: room[0] / 2 - depth / 2 - 0.02, y: 0, z: room[1] / 2 - at, turn: 3 }),
    pieces,
    random,
  );
  inMiddle([...kind.middle, ...extra.floor.slice(0, 2)], room, pieces, random);
  return {
    seed,
    inside: true,
    room,
    walls: kind.walls,
    wall,
    floor: kind.floor,
    ground: tinted(hex(kind.ground), named.slice(1), random),
    backdrop: 'open',
    pieces,
    heart: { x: 0, z: room[1] * 0.4 },
    windowless: kind.windowless === true,
    words,
  };
}

function tinted(colour: Rgb, named: readonly Rgb[], random: Random): Rgb {
  const drift: Rgb = [random.between(-10, 10), random.between(-8, 8), random.between(-10, 10)];
  const moved: Rgb = [colour[0] + drift[0], colour[1] + drift[1], colour[2] + drift[2]];
  return named[0] ? mix(moved, named[0], 0.28) : moved;
}

/** Things that the description names and the kind does not bring along anyway. */
function namedPieces(
  words: string,
  had: readonly PieceName[],
  inside: boolean,
): { wall: PieceName[]; floor: PieceName[]; open: PieceName[] } {
  const found = { wall: [] as PieceName[], floor: [] as PieceName[], open: [] as PieceName[] };
  for (const name of pieceNames) {
    const kind = stock[name];
    if (had.includes(name) || !kind.words.test(words)) continue;
    if (inside && kind.stands === 'open') continue;
    if (kind.stands === 'open') found.open.push(name);
    else if (kind.stands === 'floor') found.floor.push(name);
    else found.wall.push(name);
  }
  return found;
}

/** As many as fit side by side: the usual ones first, then those that the words name. */
function fill(usual: readonly PieceName[], named: readonly PieceName[], length: number): PieceName[] {
  const list: PieceName[] = [];
  let used = 0.4;
  for (const name of [...named.slice(0, 2), ...usual]) {
    const wide = stock[name].width + 0.25;
    if (used + wide > length) continue;
    used += wide;
    list.push(name);
  }
  return list;
}

function alongWall(
  names: readonly PieceName[],
  length: number,
  spotAt: (at: number, depth: number) => Spot,
  pieces: PlacedPiece[],
  random: Random,
): void {
  const wide = names.reduce((sum, name) => sum + stock[name].width, 0);
  const gap = Math.max(0.1, (length - wide) / (names.length + 1));
  let at = -length / 2;
  for (const name of names) {
    const kind = stock[name];
    at += gap + kind.width / 2;
    const spot = spotAt(at + random.between(-0.2, 0.2) * Math.min(gap, 0.6), kind.depth);
    pieces.push(placed(name, { ...spot, y: kind.up ?? 0 }, random));
    at += kind.width / 2;
  }
}

function inMiddle(
  names: readonly PieceName[],
  room: readonly [number, number, number],
  pieces: PlacedPiece[],
  random: Random,
): void {
  const places: Partial<Record<PieceName, readonly [number, number][]>> = {
    armchair: [
      [-1.35, 0.66],
      [1.35, 0.68],
    ],
    chair: [
      [-1.1, 0.6],
      [1.1, 0.64],
    ],
    pews: [
      [0, 0.62],
      [0, 0.78],
    ],
    hangingLamp: [[0.5, 0.55]],
    carpet: [[0, 0.5]],
    counter: [[0.2, 0.68]],
    table: [[0.1, 0.62]],
    desk: [[0.1, 0.64]],
    tableLamp: [[-1.6, 0.66]],
    workbench: [[0.3, 0.66]],
  };
  const seen = new Map<PieceName, number>();
  for (const name of names) {
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    const spots = places[name] ?? [[random.between(-1.4, 1.4), 0.6]];
    const [x, part] = spots[Math.min(count, spots.length - 1)] as readonly [number, number];
    pieces.push(placed(name, { x: x + random.between(-0.15, 0.15), y: 0, z: room[1] * part, turn: 0 }, random));
  }
}

function openOf(name: string, words: string, palette: string, seed: number, random: Random): Place {
  const kind: OpenKind = kindFor(name, words, opens) ?? random.pick(strangeOpens);
  const named = coloursNamed(`${palette} ${words}`);
  const extra = namedPieces(words, [...kind.sides, ...kind.far, ...kind.strewn], false);
  const built = kind.backdrop === 'houses' || kind.backdrop === 'skyline';
  const open =
    kind.backdrop === 'cliff'
      ? []
      : extra.open.filter((piece) => built || stock[piece].depth < 4 || piece === 'lighthouse');
  const pieces: PlacedPiece[] = [];
  const wide = kind.words.test(' square ') ? 11 : kind.words.test(' alley ') ? 3.6 : kind.words.test(' city ') ? 10 : 8;
  for (const side of [-1, 1] as const) {
    let z = 2 + random.between(0, 1.5);
    let turn = random.next() < 0.5 ? 0 : 1;
    while (kind.sides.length > 0 && z < 34) {
      const piece = kind.sides[turn % kind.sides.length] as PieceName;
      turn += 1;
      const { width, depth } = stock[piece];
      const loose = depth < 4;
      const x = side * (wide / 2 + depth / 2 + (loose ? random.between(0.6, 4) : 0));
      pieces.push(placed(piece, { x, y: 0, z: z + width / 2, turn: loose ? 0 : side < 0 ? 1 : 3 }, random));
      z += width + (loose ? random.between(0.4, 2.4) : 0);
    }
  }
  farEnd([...open.slice(0, 1), ...kind.far], pieces, random, wide);
  strew([...kind.strewn, ...open.slice(1, 3)], pieces, random, wide);
  return {
    seed,
    inside: false,
    room: [wide, 40, 0],
    walls: 'plain',
    wall: tinted(hex('#8c8478'), named, random),
    floor: kind.floor,
    ground: tinted(hex(kind.ground), named, random),
    backdrop: kind.backdrop,
    pieces,
    heart: { x: 0, z: 9 },
    windowless: false,
    words,
  };
}

function farEnd(names: readonly PieceName[], pieces: PlacedPiece[], random: Random, wide: number): void {
  const total = names.reduce((sum, name) => sum + stock[name].width, 0);
  let x = -total / 2 + random.between(-2, 2);
  for (const name of names) {
    const kind = stock[name];
    const solid = kind.depth > 4;
    const lot = random.next();
    const at = name === 'lighthouse' ? 7 + lot * 4 : x + kind.width / 2;
    pieces.push(
      placed(
        name,
        {
          x: solid ? at : at * 1.8,
          y: name === 'lighthouse' ? 1.5 : 0,
          z: solid ? 27 + wide * 0.4 : 19 + lot * 8,
          turn: 0,
        },
        random,
      ),
    );
    x += kind.width + (solid ? 0 : 1.5);
  }
}

function strew(names: readonly PieceName[], pieces: PlacedPiece[], random: Random, wide: number): void {
  names.forEach((name, index) => {
    const side = index % 2 === 0 ? -1 : 1;
    const kind = stock[name];
    const x = side * random.between(Math.min(2.1, wide * 0.32), Math.max(2.4, wide * 0.46));
    pieces.push(
      placed(name, { x, y: 0, z: 9.5 + index * 2.6 + random.between(0, 2) + kind.depth / 2, turn: 0 }, random),
    );
  });
}

function placed(name: PieceName, spot: Spot, random: Random): PlacedPiece {
  const kind = stock[name];
  const vary = kind.stands === 'open' && name !== 'lighthouse' ? random.between(0.85, 1.2) : random.between(0.96, 1.06);
  const base = hex(kind.colour);
  const drift: Rgb = [
    base[0] + random.between(-12, 12),
    base[1] + random.between(-9, 9),
    base[2] + random.between(-12, 12),
  ];
  return {
    kind: name,
    spot,
    width: kind.width,
    height: kind.stands === 'hung' ? kind.height : kind.height * vary,
    colour: drift,
    seed: Math.floor(random.next() * 4_294_967_296),
  };
}
