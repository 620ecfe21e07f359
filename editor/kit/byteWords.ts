const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes for people: `512 B`, `1.4 MB`, `79 GB`. */
export function byteWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 20 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}
