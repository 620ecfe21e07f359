import { documentId } from '../scene/flowId.ts';
import type { Rect } from '../scene/rect.ts';
import type { Scene } from '../scene/scene.ts';
import { titleBand } from './overview/titleBand.ts';

/** Where something is taken hold of in the overview: a frame by its title, everything else anywhere. */
export function handleRect({ cards, notes, frames }: Scene, flowId: string, zoom: number): Rect | undefined {
  const { section, id } = documentId(flowId);
  if (section === 'nodes') return cards.get(id);
  if (section === 'notes') return notes.get(id);
  const frame = frames.get(id);
  return frame && (frame.isCollapsed ? frame : titleBand(frame, zoom));
}
