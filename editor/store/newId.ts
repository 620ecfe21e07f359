const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A random id for a node or a wire: ten letters that are not mistaken for each other. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => letters[byte % letters.length]).join('');
}
