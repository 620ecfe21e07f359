import type { ShotSize } from '../../../runtime/graph/depiction.ts';
import type { Camera } from '../draw/camera.ts';
import type { Stance } from '../figure/figure.ts';

export interface PlannedPerson extends Stance {
  /** Metres before the camera. */
  depth: number;
  away: boolean;
  /** A dark back at the edge of the frame, over whose shoulder we look. */
  foreground: boolean;
  /** One of a crowd: nobody whose face lives. */
  extra?: boolean;
}

export interface ShotPlan {
  camera: Camera;
  people: readonly PlannedPerson[];
  /** Metres from the camera to the people. */
  distance: number;
  roll: number;
  size: ShotSize;
}

/** What the drawing of a shot measures: the frame and the overscan that its moves may show, in pixels. */
export interface Paper {
  width: number;
  height: number;
  marginX: number;
  marginY: number;
}
