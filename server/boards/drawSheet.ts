import type { SKRSContext2D } from '@napi-rs/canvas';
import { runsLeftwards } from '../../runtime/graph/runsLeftwards.ts';
import { drawableText } from '../../runtime/media/drawableText.ts';
import { stillCanvas } from '../studio/work/drawStill.ts';
import { studioSeed } from '../studio/localFrame.ts';
import { trimmedDepiction } from '../studio/note/studioNote.ts';
import type { Panel } from './panel.ts';
import { sheetFamilies } from './sheetFonts.ts';
import { panelAt, type SheetLayout } from './sheetLayout.ts';
import { wrapText } from './wrapText.ts';

export interface Sheet {
  title: string;
  page: number;
  pages: number;
  panels: readonly Panel[];
}

const ink = '#24262b';
const pale = '#73777f';

/** Draws one sheet: header, then each picture with its words under it. Equal sheets give equal pixels. */
export function drawSheet(context: SKRSContext2D, sheet: Sheet, layout: SheetLayout): void {
  context.fillStyle = '#f6f4ee';
  context.fillRect(0, 0, layout.width, layout.height);
  context.textBaseline = 'alphabetic';
  context.fillStyle = ink;
  context.font = `bold 26px ${sheetFamilies}`;
  context.fillText(drawableText(sheet.title), layout.margin, 48);
  context.font = `18px ${sheetFamilies}`;
  context.fillStyle = pale;
  context.textAlign = 'right';
  context.fillText(`${sheet.page} / ${sheet.pages}`, layout.width - layout.margin, 48);
  context.textAlign = 'left';
  sheet.panels.forEach((panel, index) => drawPanel(context, panel, panelAt(layout, index), layout));
}

function drawPanel(
  context: SKRSContext2D,
  panel: Panel,
  { x, y }: { x: number; y: number },
  { frame, words }: SheetLayout,
): void {
  const width = Math.round(frame.width);
  const height = Math.round(frame.height);
  const picture = stillCanvas({
    kind: 'still',
    depiction: trimmedDepiction(panel.depiction),
    seed: studioSeed(0),
    width: width * 2,
    height: height * 2,
  });
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, x, y, width, height);
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.strokeRect(x, y, width, height);
  const size = Math.max(12, Math.min(15, width / 27));
  const step = size * 1.3;
  const measure = (text: string): number => context.measureText(text).width;
  let row = y + height + step * 1.1;
  context.fillStyle = ink;
  context.font = `bold ${size}px ${sheetFamilies}`;
  context.fillText(panel.label, x, row);
  const label = measure(panel.label) + size * 0.8;
  context.font = `${size}px ${sheetFamilies}`;
  context.fillStyle = pale;
  context.fillText(panel.framing, x + label, row);
  context.textAlign = 'right';
  context.fillText(panel.move, x + width, row);
  context.textAlign = 'left';
  const rows = Math.floor((words - 34) / step);
  const spoken = drawableText(panel.lines.join('  '));
  const action = wrapText(
    drawableText(panel.action),
    spoken === '' ? rows - 1 : Math.max(1, Math.ceil((rows - 1) / 2)),
    width,
    measure,
  );
  context.fillStyle = ink;
  for (const line of action) writeLine(context, line, x, (row += step));
  context.font = `italic ${size}px ${sheetFamilies}`;
  context.fillStyle = '#3d4f77';
  for (const line of wrapText(spoken, Math.max(1, rows - 1 - action.length), width, measure))
    writeLine(context, line, x, (row += step));
}

/** A line of Arabic or Hebrew keeps its signs in their places; it stands at the left of the panel all the same. */
function writeLine(context: SKRSContext2D, line: string, x: number, y: number): void {
  context.direction = runsLeftwards(line) ? 'rtl' : 'ltr';
  context.fillText(line, x, y);
  context.direction = 'ltr';
}
