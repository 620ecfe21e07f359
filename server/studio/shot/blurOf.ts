import type { Depiction } from '../../../runtime/graph/depiction.ts';

/** Units of blur behind a subject of a size, through a lens of 65 mm: what a longer lens sees is softer. */
const blurs: Partial<Record<Depiction['size'], number>> = {
  'extreme-close-up': 6.5,
  'close-up': 4.4,
  'medium-close': 3,
  'over-shoulder': 2,
  insert: 4.4,
};

export function blurOf({ size, lens }: Depiction): number {
  return (blurs[size] ?? 0) * Math.max(0.55, Math.min(1.5, lens / 65));
}
