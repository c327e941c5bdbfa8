import { expect, it } from "vitest";
import { browsePath, browseQuery } from "./browse-query.ts";

it("reads genre and cursor out of an address", () => {
  const request = new Request("http://matinee.test/films?genre=Film%20noir&cursor=abc");
  expect(browseQuery(request, "movie")).toMatchObject({ kind: "movie", genre: "Film noir", cursor: "abc" });
  expect(browseQuery(new Request("http://matinee.test/films"), "movie").genre).toBeUndefined();
});

it("writes them into one", () => {
  expect(browsePath("/films", {})).toBe("/films");
  expect(browsePath("/films", { genre: "Film noir", cursor: "a/b" })).toBe(
    "/films?genre=Film+noir&cursor=a%2Fb",
  );
});
