/** Something that takes minutes to prove, and that can be run alone: `npm run soak -- NAME` or `NAME=AMOUNT`. */
export interface SoakPart {
  readonly name: string;
  /** What it does, for `npm run soak -- --help`. */
  readonly words: string;
  /** How much of it there is when nothing is said: kills, rounds, tasks. */
  readonly amount: number;
  /** @throws Error saying what did not hold */
  run(soak: Soak): Promise<SoakEnd>;
}

export interface Soak {
  readonly amount: number;
  /** A line about how far it is. */
  say(words: string): void;
  /** Makes an empty folder, which goes when the part has ended. */
  folder(): Promise<string>;
  /** Ends with the part, last first, however it ends. */
  atEnd(end: () => Promise<unknown>): void;
}

export type SoakEnd =
  | { readonly state: 'held'; readonly words: string }
  /** It could not be tried here, and why. */
  | { readonly state: 'skipped'; readonly words: string };

/** @throws Error with these words unless it holds */
export function hold(condition: boolean, words: () => string): asserts condition {
  if (!condition) throw new Error(words());
}
