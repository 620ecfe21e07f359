/** The value that all of them have; undefined where they differ, or there are none. */
export function sameOf<Value>(values: readonly Value[]): Value | undefined {
  const [first, ...others] = values;
  if (first === undefined) return undefined;
  const text = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === text) ? first : undefined;
}
