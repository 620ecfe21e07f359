import type { Point } from './point.ts';
import { frameFlowId, noteFlowId } from './flowId.ts';
import { contains, overlap, type Rect } from './rect.ts';
import type { Scene, SceneFrame } from './scene.ts';

/** What is at a point: cards before notes before frames, later ones before earlier ones. A frame is hit by its title. */
export function hitTest(scene: Scene, point: Point, titleOf: (frame: SceneFrame) => Rect): string | undefined {
  let hit: string | undefined;
  for (const card of scene.cards.values()) if (contains(card, point)) hit = card.id;
  if (hit !== undefined) return hit;
  for (const note of scene.notes.values()) if (contains(note, point)) hit = noteFlowId(note.id);
  if (hit !== undefined) return hit;
  for (const frame of scene.frames.values()) {
    if (contains(frame.isCollapsed ? frame : titleOf(frame), point)) hit = frameFlowId(frame.id);
  }
  return hit;
}

export interface Within {
  readonly nodes: ReadonlySet<string>;
  readonly frames: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

/** What a box that is drawn with the pointer takes: cards and notes that it touches, frames that are wholly in it. */
export function within(scene: Scene, rect: Rect): Within {
  const touched = <Part extends Rect & { readonly id: string }>(parts: ReadonlyMap<string, Part>) =>
    new Set([...parts.values()].flatMap((part) => (overlap(part, rect) ? [part.id] : [])));
  const frames = [...scene.frames.values()].flatMap((frame) => {
    const isInside =
      frame.x >= rect.x &&
      frame.y >= rect.y &&
      frame.x + frame.width <= rect.x + rect.width &&
      frame.y + frame.height <= rect.y + rect.height;
    return isInside || (frame.isCollapsed && overlap(frame, rect)) ? [frame.id] : [];
  });
  return { nodes: touched(scene.cards), notes: touched(scene.notes), frames: new Set(frames) };
}
