import type { ShotSize } from '../../graph/depiction.ts';

const lenses: Readonly<Record<ShotSize, number>> = {
  'extreme-wide': 18,
  wide: 24,
  full: 28,
  group: 28,
  'medium-wide': 35,
  'two-shot': 40,
  pov: 35,
  medium: 50,
  'over-shoulder': 50,
  'medium-close': 65,
  'close-up': 85,
  'extreme-close-up': 100,
  insert: 100,
};

/** The usual focal length of a shot size, in mm on a 35 mm frame. */
export function lensOf(size: ShotSize): number {
  return lenses[size];
}
