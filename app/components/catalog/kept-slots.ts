/** An item that was removed from a list, and its index in it. */
export interface EmptySlot<Item> {
  readonly item: Item;
  readonly index: number;
}

/**
 * A list in which removed items keep their index, whether the server still sends them or not: a removed line keeps its
 * slot, with an undo button, until the user leaves the page.
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
