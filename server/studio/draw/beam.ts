import type { Rgb } from '../colour.ts';

/** A light that turns on top of a tower, in pixels of the drawing. */
export interface Beam {
  x: number;
  y: number;
  /** How far its light is seen when it goes across the picture. */
  reach: number;
}

export const beamColour: Rgb = [255, 236, 178];

/** How much the light widens and rises with its way, for a beam that goes across the picture. */
export const [beamSpread, beamRise, beamStrength] = [0.09, 0.03, 0.5] as const;
