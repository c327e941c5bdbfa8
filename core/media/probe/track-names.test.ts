import { describe, expect, it } from "vitest";
import { languageName, languageTagOf, trackNames } from "#core/media/probe/track-names.ts";

describe("languageTagOf", () => {
  it.each([
    ["ger", "de"],
    ["deu", "de"],
    ["eng", "en"],
    ["pt_BR", "pt-BR"],
    ["", "und"],
    [undefined, "und"],
    ["English (commentary)", "und"],
  ])("%s -> %s", (said, expected) => expect(languageTagOf(said)).toBe(expected));
});

describe("trackNames", () => {
  it("says what the file says, else the language, else a number", () => {
    const tracks = [
      { name: "Director", languageTag: "en" },
      { name: null, languageTag: "de" },
      { name: null, languageTag: "und" },
    ];
    expect(trackNames(tracks)).toEqual(["Director", "German", "Track 3"]);
  });
  it("makes each name once", () => {
    const track = { name: null, languageTag: "en" };
    expect(trackNames([track, track, track])).toEqual(["English", "English (2)", "English (3)"]);
  });
});

describe("languageName", () => {
  it("knows no name for nonsense", () => expect(languageName("x")).toBeNull());
});
