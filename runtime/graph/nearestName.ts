/** The name that was probably meant: one that differs in capitals or in few letters; undefined when none is near. */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const longest = 60;
  if (written.length > longest) return undefined;
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    if (name.length > longest) continue;
    const distance = letterDistance(plain(written), plain(name));
    if (distance <= Math.max(1, Math.floor(name.length / 3)) && distance < (best?.distance ?? Infinity)) {
      best = { name, distance };
    }
  }
  return best?.name;
}

/** `max_length`, `max-length` and `maxLength` are meant alike. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** Letters to add, take away, replace or swap with their neighbour. */
function letterDistance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      now[at] = Math.min(
        (last[at] ?? 0) + 1,
        (now[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + same,
        swapped ? (before[at - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = last;
    last = now;
  }
  return last[other.length] ?? 0;
}
