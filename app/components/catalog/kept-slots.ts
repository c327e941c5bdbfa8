/** Something that was taken out of a list, and where it stood. */
export interface EmptySlot<Item> {
  readonly item: Item;
  readonly index: number;
}

/**
 * A list with what was taken out of it still in its place, whether the server still sends it or not: a removed line
 * keeps its seat, with "Put it back", until one moves on.
 */
export function withEmptySlots<Item>(
  items: readonly Item[],
  emptySlots: readonly EmptySlot<Item>[],
  keyOf: (item: Item) => string,
): Item[] {
  const slots = [...items];
  const present = new Set(items.map(keyOf));
  for (const { item, index } of [...emptySlots].sort((a, b) => a.index - b.index)) {
    if (!present.has(keyOf(item))) slots.splice(Math.min(index, slots.length), 0, item);
  }
  return slots;
}
