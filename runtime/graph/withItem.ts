/**
 * The list with one more item. Most lists about wires have one: that is made as such, while an empty list that is pushed
 * to takes room for sixteen at once. An empty list is left as it is, and may be shared.
 */
export function withItem<Item>(list: Item[], item: Item): Item[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}
