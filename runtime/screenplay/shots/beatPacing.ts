import { foldText } from '../foldText.ts';

type Pacing = 'moderate' | 'accelerating' | 'rapid' | 'decelerating';

/** A map: a beat may be called like a property that every object has. */
const pacings: ReadonlyMap<string, Pacing> = new Map(
  Object.entries({
    catalyst: 'accelerating',
    'break into two': 'accelerating',
    midpoint: 'accelerating',
    'bad guys close in': 'accelerating',
    'break into three': 'accelerating',
    'all is lost': 'rapid',
    finale: 'rapid',
    'dark night of the soul': 'decelerating',
    'final image': 'decelerating',
  } satisfies Record<string, Pacing>),
);
const intensities: Readonly<Record<Pacing, number>> = {
  moderate: 0.4,
  accelerating: 0.6,
  rapid: 0.8,
  decelerating: 0.3,
};
const lengths: Readonly<Record<Pacing, number>> = { moderate: 1, accelerating: 0.85, rapid: 0.7, decelerating: 1.3 };
const disasters = new Set(['catalyst', 'midpoint', 'all is lost', 'break into three']);
const climaxes = new Set(['finale', 'all is lost', 'break into three']);
const turns = new Set(['break into two', 'midpoint', 'break into three', 'final image']);

/** What the story beat of a scene says of its rhythm. Beats are known with a suffix too: `Midpoint (False Victory)`. */
export interface Beat {
  pacing: Pacing;
  /** 0 to 1. */
  intensity: number;
  /** Factor on the length of every shot. */
  length: number;
  disaster: boolean;
  climax: boolean;
  /** The film turns here: its scenes end in black. */
  turn: boolean;
}

export function beatPacing(beat: string): Beat {
  const name = foldText(beat)
    .replace(/\s*[(:-].*$/u, '')
    .trim();
  const pacing = pacings.get(name) ?? 'moderate';
  return {
    pacing,
    intensity: intensities[pacing],
    length: lengths[pacing],
    disaster: disasters.has(name),
    climax: climaxes.has(name),
    turn: turns.has(name),
  };
}
