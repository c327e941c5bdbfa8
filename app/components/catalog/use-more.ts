import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { type Page } from "#core/catalog/types.ts";

interface More<Item> {
  readonly items: readonly Item[];
  /** Where the next page is, for a link; null at the end. */
  readonly nextPath: string | null;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
}

/**
 * A keyset-paginated list that grows. `pathOf` gives the address whose loader answers `{ page }` for a cursor; the
 * same address works as a plain link without scripts.
 */
export function useMore<Item>(
  first: Page<Item>,
  keyOf: (item: Item) => string,
  pathOf: (cursor: string) => string,
): More<Item> {
  const fetcher = useFetcher();
  const [later, setLater] = useState<readonly Page<Item>[]>([]);
  const answer = (fetcher.data as { page: Page<Item> } | undefined)?.page;
  useEffect(() => {
    if (answer) setLater((before) => (before.includes(answer) ? before : [...before, answer]));
  }, [answer]);
  const cursor = (later.at(-1) ?? first).nextCursor;
  const nextPath = cursor === null ? null : pathOf(cursor);
  return {
    items: unique(
      [first, ...later].flatMap(({ items }) => items),
      keyOf,
    ),
    nextPath,
    isLoading: fetcher.state !== "idle",
    loadMore: () => {
      if (nextPath !== null && fetcher.state === "idle") fetcher.load(nextPath);
    },
  };
}

/** What moved between two pages is shown once, where it was seen first. */
function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const).reverse()).values()].reverse();
}
