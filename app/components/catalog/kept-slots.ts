/** Something that was taken out of a list, and where it stood. */
export interface EmptySeat<Item> {
  readonly item: Item;
  readonly place: number;
}

/**
 * A list with what was taken out of it still in its place, whether the server still sends it or not: a removed line
 * keeps its seat, with "Put it back", until one moves on.
 */
export function withEmptySeats<Item>(
  items: readonly Item[],
  emptySeats: readonly EmptySeat<Item>[],
  keyOf: (item: Item) => string,
): Item[] {
  const seats = [...items];
  const present = new Set(items.map(keyOf));
  for (const { item, place } of [...emptySeats].sort((a, b) => a.place - b.place)) {
    if (!present.has(keyOf(item))) seats.splice(Math.min(place, seats.length), 0, item);
  }
  return seats;
}
