import type { NodeId } from './ids.ts';

/** Sizes in canvas pixels. Cards are drawn at most this big, so that a layout made without a screen never overlaps. */
export const cardSize = { width: 300, height: 340 } as const;
export const cardGap = { x: 100, y: 40 } as const;

/** Cards with places relative to the upper left corner of the box around them. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly { readonly id: NodeId; readonly x: number; readonly y: number }[];
}

/** A box of columns of cards. A column with more than `mostRows` cards goes on in a further one. */
export function boxOfColumns(columns: readonly (readonly NodeId[])[], mostRows: number): Box {
  const cards: { id: NodeId; x: number; y: number }[] = [];
  let column = 0;
  let rows = 0;
  for (const ids of columns) {
    for (const [index, id] of ids.entries()) {
      const row = index % mostRows;
      if (row === 0) column += 1;
      rows = Math.max(rows, row + 1);
      cards.push({ id, x: (column - 1) * (cardSize.width + cardGap.x), y: row * (cardSize.height + cardGap.y) });
    }
  }
  return {
    width: Math.max(0, column * (cardSize.width + cardGap.x) - cardGap.x),
    height: Math.max(0, rows * (cardSize.height + cardGap.y) - cardGap.y),
    cards,
  };
}

/**
 * Puts boxes one after another into lines, like words on a page: left to right, then below. The lines are as wide as
 * makes the whole about `aspect` times as wide as high.
 */
export function boxOfLines(boxes: readonly Box[], gap: { x: number; y: number }, aspect: number): Box {
  const places = placeInLines(boxes, gap, aspect);
  return {
    width: places.width,
    height: places.height,
    cards: boxes.flatMap((box, index) => movedCards(box, places.at[index] ?? { x: 0, y: 0 })),
  };
}

/** Boxes side by side, all starting at the top. Empty ones take no room. */
export function boxInRow(boxes: readonly Box[], gap: number): Box {
  let x = 0;
  const cards: { id: NodeId; x: number; y: number }[] = [];
  for (const box of boxes) {
    if (box.cards.length === 0) continue;
    cards.push(...movedCards(box, { x, y: 0 }));
    x += box.width + gap;
  }
  return { width: Math.max(0, x - gap), height: Math.max(0, ...boxes.map((box) => box.height)), cards };
}

export interface Lines {
  readonly at: readonly { readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}

/** The places of boxes set in lines. */
export function placeInLines(
  boxes: readonly { readonly width: number; readonly height: number }[],
  gap: { x: number; y: number },
  aspect: number,
): Lines {
  const area = boxes.reduce((sum, box) => sum + (box.width + gap.x) * (box.height + gap.y), 0);
  const widest = Math.sqrt(area * aspect);
  const at: { x: number; y: number }[] = [];
  let [x, y, lineHeight, width] = [0, 0, 0, 0];
  for (const box of boxes) {
    // A box that would stand out by less than half of itself still belongs to the line.
    if (x > 0 && x + box.width / 2 > widest) {
      x = 0;
      y += lineHeight + gap.y;
      lineHeight = 0;
    }
    at.push({ x, y });
    width = Math.max(width, x + box.width);
    lineHeight = Math.max(lineHeight, box.height);
    x += box.width + gap.x;
  }
  return { at, width, height: y + lineHeight };
}

export function movedCards(box: Box, by: { x: number; y: number }): { id: NodeId; x: number; y: number }[] {
  return box.cards.map(({ id, x, y }) => ({ id, x: x + by.x, y: y + by.y }));
}
