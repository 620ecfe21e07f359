/** A text of at most so many UTF-16 units, cut between two words where there is a gap, with an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most - 1);
  const gap = /^(.*\S)\s+\S*$/su.exec(start)?.[1];
  // Half a pair of surrogates is no character.
  const whole = gap !== undefined && gap.length > most * 0.6 ? gap : start.replace(/[\ud800-\udbff]$/, '');
  return `${whole}…`;
}
