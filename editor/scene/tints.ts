/** Colours that people give to cards, frames and notes: names in the file, so that each theme shows its own. */
export const tints = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'grey'] as const;
export type Tint = (typeof tints)[number];

export function tintOf(color: string | undefined): Tint | undefined {
  return tints.find((tint) => tint === color);
}
