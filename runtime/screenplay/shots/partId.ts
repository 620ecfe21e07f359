/** Id of the nth piece (from 0) of a listed shot whose lines do not follow each other: `s002-008`, `s002-008b` … */
export function pieceId(id: string, nth: number): string {
  if (nth === 0) return id;
  return nth < 26 ? `${id}${String.fromCharCode(97 + nth)}` : `${id}z${nth + 1}`;
}

/** Id of the nth part (from 0) of a shot or line that is too long for one clip: `s002-008`, `s002-008.2` … */
export function partId(id: string, nth: number): string {
  return nth === 0 ? id : `${id}.${nth + 1}`;
}
