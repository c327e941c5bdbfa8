import { type Page } from "#core/catalog/types.ts";

/** A page of a list that grows, and the address that it was loaded from. */
export interface LoadedPage<Item> {
  readonly path: string;
  readonly page: Page<Item>;
}

/** The pages with a loaded one: appended, or instead of what the same address answered before. */
export function withPage<Item>(
  pages: readonly LoadedPage<Item>[],
  loaded: LoadedPage<Item>,
): readonly LoadedPage<Item>[] {
  const isKnown = pages.some(({ path }) => path === loaded.path);
  if (!isKnown) return [...pages, loaded];
  return pages.map((page) => (page.path === loaded.path ? loaded : page));
}

/** All items of the pages. An item that moved between two pages is there once, at its first index. */
export function itemsOnce<Item>(pages: readonly Page<Item>[], keyOf: (item: Item) => string): Item[] {
  const items = pages.flatMap((page) => page.items);
  return [...new Map(items.map((item) => [keyOf(item), item] as const).reverse()).values()].reverse();
}
