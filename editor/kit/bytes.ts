const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** Sizes of files for people: `812 bytes`, `4.5 MB`. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
