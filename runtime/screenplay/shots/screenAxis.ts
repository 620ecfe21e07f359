/**
 * The line between the people of a scene (the 180-degree rule). Everybody keeps a place on it from left to right,
 * so that two people stand the same way round in every shot that has both, and look at each other across cuts.
 */
export class ScreenAxis {
  readonly #at = new Map<string, number>();

  /** People take their places in the order in which they are seen: left, right, then between those. */
  admit(ids: readonly string[]): void {
    for (const id of ids) {
      if (!this.#at.has(id)) this.#at.set(id, nthPlace(this.#at.size));
    }
  }

  /** The ids from left to right. */
  fromLeft(ids: readonly string[]): string[] {
    return ids.toSorted((a, b) => this.#place(a) - this.#place(b));
  }

  isLeftOf(id: string, other: string): boolean {
    return this.#place(id) < this.#place(other);
  }

  /** On which half somebody stands who is alone in the picture. */
  sideOf(id: string): 'left' | 'right' {
    return this.#place(id) <= 0.5 ? 'left' : 'right';
  }

  #place(id: string): number {
    return this.#at.get(id) ?? 0.5;
  }
}

/** 0, 1, then halves, quarters and so on: never a place twice. */
function nthPlace(index: number): number {
  if (index < 2) return index;
  const level = Math.floor(Math.log2(index - 1)) + 1;
  const within = index - 1 - 2 ** (level - 1);
  return (2 * within + 1) / 2 ** level;
}
