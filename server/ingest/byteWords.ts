const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size for people: `512 bytes`, `1.5 MB`; a KB is 1,024 bytes. */
export function byteWords(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const amount = bytes / 1024 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : Number(amount.toFixed(1))} ${units[power]}`;
}
