import { useEffect, useState } from "react";
import { withEmptySlots, type EmptySlot } from "#app/components/catalog/kept-slots.ts";

interface KeptSlots<Item> {
  /** The list with its empty slots. */
  readonly slots: readonly Item[];
  readonly isGone: (item: Item) => boolean;
  readonly leave: (item: Item) => void;
  readonly comeBack: (item: Item) => void;
}

interface Slot<Item> extends EmptySlot<Item> {
  /** The item was put back, and the list has not been loaded again since. */
  readonly isBack: boolean;
}

/**
 * A list whose items can be removed and put back: a removed item keeps its slot until the user leaves the page, and
 * an item that is put back fills its slot at once, before the server sends it again.
 */
export function useKeptSlots<Item>(items: readonly Item[], keyOf: (item: Item) => string): KeptSlots<Item> {
  const [empty, setEmpty] = useState<readonly Slot<Item>[]>([]);
  const slots = withEmptySlots(items, empty, keyOf);
  const isOf = (item: Item) => (slot: Slot<Item>) => keyOf(slot.item) === keyOf(item);
  // An item that the server sends again needs no slot here: later it may leave the list for other reasons.
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
