import type { Sections } from './sectionsOf.ts';

export interface Marks {
  glasses: 'none' | 'round' | 'dark' | 'monocle';
  /** On the face. */
  mark: 'none' | 'scar' | 'splash' | 'freckles' | 'patch' | 'bandage';
}

const glasses: readonly (readonly [RegExp, Marks['glasses']])[] = [
  [/\bmonocle\b/, 'monocle'],
  [/\bsunglasses\b|\bdark glasses\b|\bshades\b/, 'dark'],
  [/\bglasses\b|\bspectacles\b|\bpince-nez\b|\bbespectacled\b/, 'round'],
];
const marks: readonly (readonly [RegExp, Marks['mark']])[] = [
  [/\beye ?patch\b/, 'patch'],
  [/\bsplash\b[^;.]*\bforehead\b|\bforehead\b[^;.]*\bsplash\b|\bbirthmark\b/, 'splash'],
  [/\bbandage\w* (?:round|around|on) (?:his|her|the) (?:head|brow)\b|\bbandaged head\b/, 'bandage'],
  [/\bscar\w*\b[^;.]*\b(?:face|cheek|brow|chin|eye|lip)\b|\b(?:face|cheek|brow|chin)\b[^;.]*\bscar/, 'scar'],
  [/\bfreckl\w*\b/, 'freckles'],
];

/** What a face is known by. */
export function marksOf({ all }: Sections): Marks {
  return {
    glasses: glasses.find(([pattern]) => pattern.test(all))?.[1] ?? 'none',
    mark: marks.find(([pattern]) => pattern.test(all))?.[1] ?? 'none',
  };
}
