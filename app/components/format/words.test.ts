import { expect, it } from "vitest";
import { counted, episodeNumberWords, episodeLabel, heightName, joined, languageName } from "./words.ts";

it("uses the singular for one and the plural otherwise", () => {
  expect([counted(1, "season"), counted(2, "season"), counted(0, "series", "series")]).toEqual([
    "1 season",
    "2 seasons",
    "0 series",
  ]);
});

it("names languages, and keeps unknown tags", () => {
  expect(["en", "ru", "pt-BR", "und", "x_y"].map(languageName)).toEqual([
    "English",
    "Russian",
    "Brazilian Portuguese",
    "Unknown language",
    "x_y",
  ]);
});

it("joins words as in a sentence", () => {
  expect(joined(["English", "German", "Russian"])).toBe("English, German and Russian");
});

it("names heights and episode numbers", () => {
  expect([360, 1080, 2160].map(heightName)).toEqual(["360p", "1080p", "4K"]);
  const fourth = { seasonNumber: 2, episodeNumber: 4, lastEpisodeNumber: null, airDate: null };
  expect(episodeLabel(fourth)).toBe("S2 E4");
  expect(episodeLabel({ ...fourth, lastEpisodeNumber: 5 })).toBe("S2 E4–5");
  const dated = { ...fourth, seasonNumber: 2024, episodeNumber: 516, airDate: "2024-05-16" };
  expect([episodeLabel(dated), episodeNumberWords(dated)]).toEqual(["16 May 2024", "16 May"]);
  expect(episodeLabel({ ...fourth, seasonNumber: null, episodeNumber: null })).toBe("");
});
