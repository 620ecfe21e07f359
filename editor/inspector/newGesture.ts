let last = 0;

/** A name for what is done in one go: changes that bear it are one step of undo. */
export function newGesture(): string {
  last += 1;
  return `field ${last}`;
}
