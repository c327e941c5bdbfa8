import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { itemsOnce, withPage, type LoadedPage } from "#app/components/catalog/loaded-pages.ts";
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
  const [later, setLater] = useState<readonly LoadedPage<Item>[]>([]);
  const asked = useRef("");
  const answer = (fetcher.data as { page: Page<Item> } | undefined)?.page;
  useEffect(() => {
    // Also whenever the page's data is asked for again: the page that came last is then answered anew.
    if (answer) setLater((before) => withPage(before, { path: asked.current, page: answer }));
  }, [answer]);
  const cursor = (later.at(-1)?.page ?? first).nextCursor;
  const nextPath = cursor === null ? null : pathOf(cursor);
  return {
    items: itemsOnce([first, ...later.map(({ page }) => page)], keyOf),
    nextPath,
    isLoading: fetcher.state !== "idle",
    loadMore: () => {
      if (nextPath === null || fetcher.state !== "idle") return;
      asked.current = nextPath;
      fetcher.load(nextPath);
    },
  };
}
