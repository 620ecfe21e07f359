/** Where everything stands on a sheet of boards, in points. */
export interface SheetLayout {
  width: number;
  height: number;
  margin: number;
  header: number;
  columns: number;
  rows: number;
  /** Size of a picture. */
  frame: { width: number; height: number };
  /** Room under a picture for its words. */
  words: number;
  gap: number;
}

const width = 1920;
const margin = 48;
const gap = 30;
const header = 76;

/** Lays out sheets as high as a landscape page; at least one row, whatever the pictures' aspect. */
export function sheetLayout(aspect: number, columns: number, panels: number): SheetLayout {
  const frameWidth = (width - 2 * margin - (columns - 1) * gap) / columns;
  const words = 40 + Math.min(120, 66 + 8 * Math.max(0, 5 - columns));
  // Upright pictures stay small enough for a page.
  const frame = { width: frameWidth, height: Math.min(frameWidth / aspect, 1180 - words) };
  const most = Math.max(1, Math.floor((1360 - header - margin) / (frame.height + words)));
  const rows = Math.min(most, Math.max(1, Math.ceil(panels / columns)));
  return {
    width,
    height: Math.round(header + margin + rows * (frame.height + words)),
    ...{ margin, header, columns, rows, words, gap },
    frame: { width: Math.min(frameWidth, frame.height * aspect), height: frame.height },
  };
}

/** The upper left corner of a panel on its sheet. */
export function panelAt(layout: SheetLayout, index: number): { x: number; y: number } {
  const column = index % layout.columns;
  const row = Math.floor(index / layout.columns);
  const cell = (layout.width - 2 * layout.margin - (layout.columns - 1) * layout.gap) / layout.columns;
  return {
    x: layout.margin + column * (cell + layout.gap),
    y: layout.header + row * (layout.frame.height + layout.words),
  };
}
