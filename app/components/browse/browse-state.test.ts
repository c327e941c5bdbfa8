import { describe, expect, it } from "vitest";
import { browsePath, setFilters, withoutFilter } from "./browse-state.ts";
import { readBrowse } from "./read-browse.ts";

const read = (search: string) => readBrowse(new URLSearchParams(search));

describe("the address of a browsing page", () => {
  it("has what is chosen, and nothing else", () => {
    expect(browsePath("/films", {})).toBe("/films");
    expect(browsePath("/films", { filters: { genre: undefined }, sort: "newest" })).toBe("/films");
    expect(browsePath("/films", { filters: { genre: "Film noir" } }, "a/b")).toBe(
      "/films?genre=Film+noir&cursor=a%2Fb",
    );
  });

  it("is read as it was written", () => {
    const state = {
      filters: {
        ...{
          genre: "Drama",
          tag: "based on a novel",
          fromYear: 1990,
          toYear: 1999,
          length: "90-120" as const,
        },
        ...{ minHeight: 1080, maxAgeYears: 0, audio: "fr", subtitles: "en", unwatched: true as const },
      },
      sort: "name" as const,
    };
    const path = browsePath("/films", state, "next");
    expect(read(path.split("?")[1] ?? "")).toEqual({ ...state, cursor: "next" });
  });

  it("leaves out what is empty or makes no sense", () => {
    expect(
      read("genre=&from=&to=soon&length=long&height=-1&age=abc&audio=../x&unwatched=&sort=best"),
    ).toEqual({
      ...{ filters: {}, sort: "newest", cursor: null },
    });
  });

  it("takes a form's decade, unless it has years", () => {
    expect(read("decade=1990").filters).toEqual({ fromYear: 1990, toYear: 1999 });
    expect(read("decade=1990&from=1985").filters).toEqual({ fromYear: 1985 });
    expect(read("decade=1995").filters).toEqual({});
    expect(read("from=2001&to=1999").filters).toEqual({ fromYear: 1999, toYear: 2001 });
  });
});

it("removes years as one filter", () => {
  const filters = { genre: "Drama", fromYear: 1990, toYear: 1999 };
  expect(setFilters(filters)).toEqual(["genre", "years"]);
  expect(withoutFilter(filters, "years")).toEqual({ genre: "Drama" });
  expect(withoutFilter(filters, "genre")).toEqual({ fromYear: 1990, toYear: 1999 });
});
