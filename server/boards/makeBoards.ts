import { extname } from 'node:path';
import { createCanvas, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import { Fault } from '../../runtime/graph/fault.ts';
import { drawSheet, type Sheet } from './drawSheet.ts';
import type { Panel } from './panel.ts';
import { registerSheetFonts } from './sheetFonts.ts';
import { sheetLayout } from './sheetLayout.ts';

export interface BoardsOptions {
  title: string;
  panels: readonly Panel[];
  /** Width by height of the film's frame. */
  aspect: number;
  columns: number;
  signal: AbortSignal;
}

/** A file of boards: its place among its sisters, and its bytes. */
export interface BoardFile {
  path: string;
  bytes: Uint8Array;
}

/**
 * Draws the boards: one PDF with all pages, or a PNG a page (`boards.png`, or `boards-1.png` and so on).
 * @throws Fault cancelled
 */
export function* makeBoards(out: string, options: BoardsOptions): Generator<BoardFile> {
  const words = options.panels.flatMap((panel) => [panel.action, ...panel.lines]);
  registerSheetFonts([options.title, ...words].join('\n'));
  const layout = sheetLayout(options.aspect, options.columns, options.panels.length);
  const perPage = layout.columns * layout.rows;
  const pages = Math.max(1, Math.ceil(options.panels.length / perPage));
  const sheets = Array.from({ length: pages }, (_, index): Sheet => ({
    title: options.title,
    page: index + 1,
    pages,
    panels: options.panels.slice(index * perPage, (index + 1) * perPage),
  }));
  const extension = extname(out);
  if (extension.toLowerCase() === '.pdf') {
    const file = new PDFDocument({ title: options.title, creator: 'Shotgraph', encodingQuality: 82 });
    for (const sheet of sheets) {
      stopIfCancelled(options.signal);
      const context = file.beginPage(layout.width / 2, layout.height / 2) as SKRSContext2D;
      context.scale(0.5, 0.5);
      drawSheet(context, sheet, layout);
      file.endPage();
    }
    yield { path: out, bytes: file.close() };
    return;
  }
  for (const sheet of sheets) {
    stopIfCancelled(options.signal);
    const canvas = createCanvas(layout.width, layout.height);
    drawSheet(canvas.getContext('2d'), sheet, layout);
    const name = pages === 1 ? out : `${out.slice(0, -extension.length)}-${sheet.page}${extension}`;
    yield { path: name, bytes: canvas.toBuffer('image/png') };
  }
}

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Fault('cancelled', 'cancelled', 'The work was cancelled.');
}
