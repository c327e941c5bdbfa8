import { useEffect, useState } from "react";
import { withEmptySlots, type EmptySlot } from "#app/components/catalog/kept-slots.ts";

interface KeptSlots<Item> {
  /** The list with its empty seats. */
  readonly slots: readonly Item[];
  readonly isGone: (item: Item) => boolean;
  readonly leave: (item: Item) => void;
  readonly comeBack: (item: Item) => void;
}

interface Slot<Item> extends EmptySlot<Item> {
  /** Put back, while the list was not asked for again. */
  readonly isBack: boolean;
}

/**
 * A list out of which things are taken and put back: what is gone keeps its seat until one moves on, and what is put
 * back sits in it again at once, whenever the server sends it.
 */
export function useKeptSlots<Item>(items: readonly Item[], keyOf: (item: Item) => string): KeptSlots<Item> {
  const [empty, setEmpty] = useState<readonly Slot<Item>[]>([]);
  const slots = withEmptySlots(items, empty, keyOf);
  const isOf = (item: Item) => (slot: Slot<Item>) => keyOf(slot.item) === keyOf(item);
  // Sent again, it is the server's: later it may leave the list by other ways.
  const present = items.map(keyOf).join("\n");
  useEffect(() => {
    const keys = new Set(present.split("\n"));
    setEmpty((before) => before.filter(({ item, isBack }) => !isBack || !keys.has(keyOf(item))));
  }, [present, keyOf]);
  return {
    slots,
    isGone: (item) => empty.some((slot) => isOf(item)(slot) && !slot.isBack),
    leave: (item) => {
      const index = slots.findIndex((one) => keyOf(one) === keyOf(item));
      setEmpty((before) => [...before.filter((slot) => !isOf(item)(slot)), { item, index, isBack: false }]);
    },
    comeBack: (item) =>
      setEmpty((before) => before.map((slot) => (isOf(item)(slot) ? { ...slot, isBack: true } : slot))),
  };
}
