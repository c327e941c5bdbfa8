import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { itemsOnce, withPage, type LoadedPage } from "#app/components/catalog/loaded-pages.ts";
import { type Page } from "#core/catalog/types.ts";

interface More<Item> {
  readonly items: readonly Item[];
  /** The address of the next page, for a link; null at the end. */
  readonly nextPath: string | null;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
}

/**
 * A keyset-paginated list that grows. `pathOf` returns the address whose loader answers `{ page }` for a cursor; the
 * same address works as a plain link without scripts.
 */
export function useMore<Item>(
  first: Page<Item>,
  keyOf: (item: Item) => string,
  pathOf: (cursor: string) => string,
): More<Item> {
  const fetcher = useFetcher();
  const [later, setLater] = useState<readonly LoadedPage<Item>[]>([]);
  const requested = useRef("");
  const answer = (fetcher.data as { page: Page<Item> } | undefined)?.page;
  useEffect(() => {
    // Also runs when the route's data is loaded again: the fetcher then loads its last page again.
    if (answer) setLater((before) => withPage(before, { path: requested.current, page: answer }));
  }, [answer]);
  const cursor = (later.at(-1)?.page ?? first).nextCursor;
  const nextPath = cursor === null ? null : pathOf(cursor);
  return {
    items: itemsOnce([first, ...later.map(({ page }) => page)], keyOf),
    nextPath,
    isLoading: fetcher.state !== "idle",
    loadMore: () => {
      if (nextPath === null || fetcher.state !== "idle") return;
      requested.current = nextPath;
      fetcher.load(nextPath);
    },
  };
}
