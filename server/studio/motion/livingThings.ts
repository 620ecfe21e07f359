import { stillMoment } from '../shot/moment.ts';
import type { Region } from './region.ts';
import type { Living, SceneSheets } from './sceneSheets.ts';

/** Waves, flames and smoke go round in so many drawings, at so many a second. */
const drawings = 12;
const drawingsPerSecond = 8;

export interface LivingThings {
  /** Sets all of them to a frame. @returns the parts of the drawing that changed */
  set(frame: number): Region[];
}

/** What lives in a scene besides people. */
export function livingThings(sheets: SceneSheets, framesPerSecond: number): LivingThings {
  const parts = [...sheets.scene.living.keys()].map((layer): Living => ({
    name: `${layer}/life`,
    layer,
    regions: sheets.visible(layer),
  }));
  return {
    set: (frame) => {
      const drawing = Math.floor((frame * drawingsPerSecond) / framesPerSecond) % drawings;
      const moment = { ...stillMoment, phase: drawing / drawings };
      return parts.flatMap((part) => sheets.put(part, drawing === 0 ? '' : `${drawing}`, moment));
    },
  };
}
