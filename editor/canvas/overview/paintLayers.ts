import { frameFlowId, noteFlowId } from '../../scene/flowId.ts';
import { overlap, type Rect } from '../../scene/rect.ts';
import type { SceneCard, SceneFrame, SceneNote, SceneWire } from '../../scene/scene.ts';
import type { CanvasColors } from './canvasColors.ts';
import type { Painted } from './painted.ts';
import { paintCard, paintOutline } from './paintCards.ts';
import { paintFolded } from './paintFolded.ts';
import { paintFrame, paintFrameTitle, paintNote } from './paintFrames.ts';
import { paintWires } from './paintWires.ts';
import { sheetRect, type Sheet } from './view.ts';

export interface Scenery {
  readonly content: Painted;
  readonly sheet: Sheet;
  readonly colors: CanvasColors;
  readonly picture: (hash: string) => HTMLImageElement | undefined;
}

type Context = CanvasRenderingContext2D;

/** Frames and wires; what is in the hand is left out. */
export function paintGround(context: Context, { content, sheet, colors }: Scenery): void {
  start(context, sheet);
  context.fillStyle = colors.canvas;
  const seen = sheetRect(sheet);
  context.fillRect(seen.x, seen.y, seen.width, seen.height);
  const { scene, dragged, selection } = content;
  const { zoom } = sheet.view;
  for (const frame of scene.frames.values()) {
    if (frame.isCollapsed || dragged?.ids.has(frameFlowId(frame.id)) || !overlap(frame, seen)) continue;
    paintFrame(context, frame, colors, zoom);
  }
  const still = [...scene.wires.values()].filter((wire) => !isHeld(wire, content));
  const isNear = ({ source, target }: SceneWire) => selection.nodes.has(source) || selection.nodes.has(target);
  paintWires(context, still, { colors, zoom, seen, isNear });
}

/** Cards and notes over the ground, all or only some that have changed, and the titles of frames over them. */
export function paintCards(
  context: Context,
  ground: HTMLCanvasElement,
  { content, sheet, colors, picture }: Scenery,
  some?: readonly SceneCard[],
): void {
  start(context, sheet, some);
  const place = context.getTransform();
  context.resetTransform();
  context.drawImage(ground, 0, 0);
  context.setTransform(place);
  const { scene, looks, dragged } = content;
  const seen = sheetRect(sheet);
  const { zoom } = sheet.view;
  const painting = { colors, zoom, picture };
  for (const note of some ? [] : scene.notes.values()) {
    if (!dragged?.ids.has(noteFlowId(note.id)) && overlap(note, seen)) paintNote(context, note, colors, zoom);
  }
  for (const card of some ?? scene.cards.values()) {
    if (dragged?.ids.has(card.id) || !overlap(card, seen)) continue;
    const look = looks.get(card.id)?.look;
    if (look) paintCard(context, card, look, painting);
  }
  for (const frame of scene.frames.values()) {
    if (dragged?.ids.has(frameFlowId(frame.id)) || !overlap(frame, seen)) continue;
    if (frame.isCollapsed) paintFolded(context, frame, looks, painting);
    else paintFrameTitle(context, frame, colors, zoom);
  }
  context.restore();
}

/**
 * What is being dragged, where it is now, with its wires; and lines around what is selected or under the pointer.
 * @returns whether there was any of it
 */
export function paintHand(context: Context, { content, sheet, colors, picture }: Scenery): boolean {
  const { scene, looks, selection, hovered, dragged } = content;
  const chosen = selection.nodes.size + selection.frames.size + selection.notes.size;
  if (!dragged && hovered === undefined && chosen === 0) return false;
  start(context, sheet);
  const { zoom } = sheet.view;
  const seen = sheetRect(sheet);
  const at = <Part extends Rect>(part: Part, id: string): Part =>
    dragged?.ids.has(id) ? { ...part, x: part.x + dragged.by.x, y: part.y + dragged.by.y } : part;
  const parts = held(content);
  for (const frame of parts.frames)
    if (!frame.isCollapsed) paintFrame(context, at(frame, frameFlowId(frame.id)), colors, zoom);
  if (dragged) {
    const moving = [...scene.wires.values()].filter((wire) => isHeld(wire, content));
    const movedBy = (id: string) => (dragged.ids.has(id) ? dragged.by : undefined);
    paintWires(context, moving, { colors, zoom, seen, isNear: () => true, movedBy });
  }
  for (const note of parts.notes) paintNote(context, at(note, noteFlowId(note.id)), colors, zoom);
  const painting = { colors, zoom, picture };
  for (const card of parts.cards) {
    const look = looks.get(card.id)?.look;
    if (look) paintCard(context, at(card, card.id), look, painting);
  }
  for (const frame of parts.frames) {
    const place = at(frame, frameFlowId(frame.id));
    if (frame.isCollapsed) paintFolded(context, place, looks, painting);
    else paintFrameTitle(context, place, colors, zoom);
  }
  const outline = (part: (Rect & { readonly id: string }) | undefined, flowId: string, color: string) => {
    const place = part && at(part, flowId);
    if (place && overlap(place, seen)) paintOutline(context, place, color, zoom);
  };
  for (const id of selection.frames) outline(scene.frames.get(id), frameFlowId(id), colors.accent);
  for (const id of selection.notes) outline(scene.notes.get(id), noteFlowId(id), colors.accent);
  for (const id of selection.nodes) outline(scene.cards.get(id), id, colors.accent);
  if (hovered !== undefined) outline(scene.cards.get(hovered), hovered, colors.text);
  return true;
}

/** Cards that look otherwise than when they were painted, or whose picture has come. */
export function changedCards(before: Painted, now: Painted, arrived: ReadonlySet<string>): SceneCard[] {
  if (before.looks === now.looks && arrived.size === 0) return [];
  return [...now.scene.cards.values()].filter(({ id }) => {
    const look = now.looks.get(id)?.look;
    return look !== before.looks.get(id)?.look || (look?.picture !== undefined && arrived.has(look.picture));
  });
}

function isHeld({ source, target }: SceneWire, { dragged }: Painted): boolean {
  return dragged !== undefined && (dragged.ids.has(source) || dragged.ids.has(target));
}

function held({ scene, dragged }: Painted): { cards: SceneCard[]; frames: SceneFrame[]; notes: SceneNote[] } {
  const ids = dragged?.ids;
  if (!ids) return { cards: [], frames: [], notes: [] };
  return {
    cards: [...scene.cards.values()].filter(({ id }) => ids.has(id)),
    frames: [...scene.frames.values()].filter(({ id }) => ids.has(frameFlowId(id))),
    notes: [...scene.notes.values()].filter(({ id }) => ids.has(noteFlowId(id))),
  };
}

/** Clears the layer, or only the places of some cards, which are then all that can be painted on. */
function start(context: Context, { view: { x, y, zoom }, margin, dense }: Sheet, some?: readonly Rect[]): void {
  context.restore();
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (!some) context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const scale = dense * zoom;
  context.setTransform(scale, 0, 0, scale, dense * (x + margin), dense * (y + margin));
  context.imageSmoothingQuality = 'low';
  context.save();
  if (!some) return;
  context.beginPath();
  for (const rect of some) context.rect(rect.x, rect.y, rect.width, rect.height);
  context.clip();
}
