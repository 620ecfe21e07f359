import { extname } from 'node:path';

/**
 * The same deliveries, none under the name of another or under one that is taken, in whatever case: no file is written
 * over the one before it, nor over what it was made from.
 */
export function distinctNames<D extends { readonly fileName: string }>(
  deliveries: readonly D[],
  names: readonly string[] = [],
): D[] {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  return deliveries.map((delivery) => {
    const ending = extname(delivery.fileName);
    const start = delivery.fileName.slice(0, delivery.fileName.length - ending.length);
    let { fileName } = delivery;
    for (let count = 2; taken.has(fileName.toLowerCase()); count += 1) fileName = `${start}-${count}${ending}`;
    taken.add(fileName.toLowerCase());
    return { ...delivery, fileName };
  });
}
