import { frameFlowId } from './flowId.ts';
import { overlap, type Rect } from './rect.ts';
import type { Scene, SceneCard, SceneFrame, SceneNote, SceneWire } from './scene.ts';

export interface NearParts {
  readonly cards: readonly SceneCard[];
  readonly frames: readonly SceneFrame[];
  readonly notes: readonly SceneNote[];
  readonly wires: readonly SceneWire[];
}

const nothing: NearParts = { cards: [], frames: [], notes: [], wires: [] };

/**
 * What is near, with the wires of all that is near and whatever is at their other ends. Wires that only pass are left
 * out: nobody can tell where they come from.
 */
export function nearParts(scene: Scene, near: Rect | undefined, held?: ReadonlySet<string>): NearParts {
  if (!near) return nothing;
  const ids = new Set<string>();
  for (const card of scene.cards.values()) if (overlap(card, near) || held?.has(card.id)) ids.add(card.id);
  const frames: SceneFrame[] = [];
  for (const frame of scene.frames.values()) {
    const id = frameFlowId(frame.id);
    if (!overlap(frame, near) && !held?.has(id)) continue;
    frames.push(frame);
    ids.add(id);
  }
  const wires = [...scene.wires.values()].filter(({ source, target }) => ids.has(source) || ids.has(target));
  for (const { source, target } of wires) ids.add(source).add(target);
  return {
    cards: [...scene.cards.values()].filter(({ id }) => ids.has(id)),
    frames: [
      ...frames,
      ...[...scene.frames.values()].filter((frame) => !frames.includes(frame) && ids.has(frameFlowId(frame.id))),
    ],
    notes: [...scene.notes.values()].filter((note) => overlap(note, near) || held?.has(`note:${note.id}`)),
    wires,
  };
}
