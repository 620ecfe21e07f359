/** Micro-dollars for people: `$4.10`, `$0.05`, `$0.0032`, `free`. */
export function money(micros: number): string {
  if (micros === 0) return 'free';
  const dollars = micros / 1_000_000;
  const digits = dollars >= 0.1 ? 2 : dollars >= 0.001 ? 4 : 6;
  // Cents have two digits; what is smaller has no noughts behind it.
  return `$${dollars.toFixed(digits).replace(/(?<=\.\d\d+)0+$/, '')}`;
}

/** A range of money; one that is not wholly known starts with ≥. */
export function moneyRange({
  low,
  high,
  isCostUnknown,
}: {
  low: number;
  high: number;
  isCostUnknown: boolean;
}): string {
  if (isCostUnknown) return `≥ ${low === 0 ? '$0' : money(low)}`;
  return low === high ? money(low) : `${money(low)} to ${money(high)}`;
}
