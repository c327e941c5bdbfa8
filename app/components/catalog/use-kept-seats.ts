import { useState } from "react";
import { withEmptySeats, type EmptySeat } from "#app/components/catalog/kept-seats.ts";

interface KeptSeats<Item> {
  /** The list with its empty seats. */
  readonly seats: readonly Item[];
  readonly isGone: (item: Item) => boolean;
  readonly leave: (item: Item) => void;
  readonly comeBack: (item: Item) => void;
}

/** A list out of which things are taken and put back: what is gone keeps its seat until one moves on. */
export function useKeptSeats<Item>(items: readonly Item[], keyOf: (item: Item) => string): KeptSeats<Item> {
  const [empty, setEmpty] = useState<readonly EmptySeat<Item>[]>([]);
  const seats = withEmptySeats(items, empty, keyOf);
  const without = (list: readonly EmptySeat<Item>[], item: Item): EmptySeat<Item>[] =>
    list.filter((seat) => keyOf(seat.item) !== keyOf(item));
  return {
    seats,
    isGone: (item) => empty.some((seat) => keyOf(seat.item) === keyOf(item)),
    leave: (item) => {
      const place = seats.findIndex((one) => keyOf(one) === keyOf(item));
      setEmpty((before) => [...without(before, item), { item, place }]);
    },
    comeBack: (item) => setEmpty((before) => without(before, item)),
  };
}
