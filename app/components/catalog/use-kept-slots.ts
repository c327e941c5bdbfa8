import { useEffect, useState } from "react";
import { withEmptySeats, type EmptySeat } from "#app/components/catalog/kept-slots.ts";

interface KeptSeats<Item> {
  /** The list with its empty seats. */
  readonly seats: readonly Item[];
  readonly isGone: (item: Item) => boolean;
  readonly leave: (item: Item) => void;
  readonly comeBack: (item: Item) => void;
}

interface Seat<Item> extends EmptySeat<Item> {
  /** Put back, while the list was not asked for again. */
  readonly isBack: boolean;
}

/**
 * A list out of which things are taken and put back: what is gone keeps its seat until one moves on, and what is put
 * back sits in it again at once, whenever the server sends it.
 */
export function useKeptSeats<Item>(items: readonly Item[], keyOf: (item: Item) => string): KeptSeats<Item> {
  const [empty, setEmpty] = useState<readonly Seat<Item>[]>([]);
  const seats = withEmptySeats(items, empty, keyOf);
  const isOf = (item: Item) => (seat: Seat<Item>) => keyOf(seat.item) === keyOf(item);
  // Sent again, it is the server's: later it may leave the list by other ways.
  const present = items.map(keyOf).join("\n");
  useEffect(() => {
    const keys = new Set(present.split("\n"));
    setEmpty((before) => before.filter(({ item, isBack }) => !isBack || !keys.has(keyOf(item))));
  }, [present, keyOf]);
  return {
    seats,
    isGone: (item) => empty.some((seat) => isOf(item)(seat) && !seat.isBack),
    leave: (item) => {
      const place = seats.findIndex((one) => keyOf(one) === keyOf(item));
      setEmpty((before) => [...before.filter((seat) => !isOf(item)(seat)), { item, place, isBack: false }]);
    },
    comeBack: (item) =>
      setEmpty((before) => before.map((seat) => (isOf(item)(seat) ? { ...seat, isBack: true } : seat))),
  };
}
