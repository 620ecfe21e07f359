/** Id of the nth part (from 0) of a shot or line that had to be cut: `s002-008`, `s002-008b`, `s002-008c` … */
export function partId(id: string, nth: number): string {
  if (nth === 0) return id;
  return nth < 26 ? `${id}${String.fromCharCode(97 + nth)}` : `${id}-part${nth + 1}`;
}
