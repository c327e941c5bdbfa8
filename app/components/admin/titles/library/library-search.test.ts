import { expect, it } from "vitest";
import {
  isNarrowed,
  librarySearchParams,
  readLibrarySearch,
} from "#app/components/admin/titles/library/library-search.ts";

it("reads the address, and writes the same one", () => {
  const search = readLibrarySearch(new URLSearchParams("search=+elan+&state=draft&order=name&genre=Drama"));
  expect(search).toEqual({ filter: { search: "elan", state: "draft", genre: "Drama" }, order: "name" });
  expect(librarySearchParams(search, "c")).toBe("search=elan&state=draft&genre=Drama&order=name&cursor=c");
});

it("leaves out what it does not know", () => {
  const search = readLibrarySearch(new URLSearchParams("state=gone&order=random&ownerUserId=me&search="));
  expect(search).toEqual({ filter: {}, order: "created" });
  expect(isNarrowed(search)).toBe(false);
});
