/**
 * Words that are equal for two clips exactly when one decoder set up for the first can go on with the second.
 * @param kind codec, profile, size, pixel format, time base
 * @param stream number of the picture's stream in its file
 * @param hash SHA-256 of what a decoder is set up with, in hexadecimal
 */
export function videoConfigWords(kind: readonly (string | undefined)[], stream: number, hash: string): string {
  return [...kind, `stream ${stream}`, hash.slice(0, 32)].join(' ');
}
