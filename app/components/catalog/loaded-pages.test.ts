import { expect, it } from "vitest";
import { itemsOnce, withPage, type LoadedPage } from "./loaded-pages.ts";

const loaded = (path: string, ...items: string[]): LoadedPage<string> => ({
  path,
  page: { items, nextCursor: null },
});
const keyOf = (name: string): string => name.toLowerCase();

it("puts a page at the end, and one that is answered again in its own place", () => {
  const [second, third, again] = [loaded("/2", "c"), loaded("/3", "d"), loaded("/2", "C")];
  const both = withPage(withPage([], second), third);
  expect(both).toEqual([second, third]);
  expect(withPage(both, again)).toEqual([again, third]);
});

it("lists what moved between two pages once, where it was seen first", () => {
  const pages = [loaded("/1", "a", "b"), loaded("/2", "B", "c")].map(({ page }) => page);
  expect(itemsOnce(pages, keyOf)).toEqual(["a", "b", "c"]);
});
