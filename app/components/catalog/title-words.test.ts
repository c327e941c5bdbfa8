import { expect, it } from "vitest";
import { titleKindLabel, isLongName, playableWords, shortKind } from "./title-words.ts";

const film = {
  kind: "movie",
  releaseYear: 2026,
  durationSeconds: 7680,
  seasonCount: 0,
  episodeCount: 0,
} as const;
const series = {
  kind: "series",
  releaseYear: null,
  durationSeconds: null,
  seasonCount: 2,
  episodeCount: 17,
} as const;

it("says what a title is", () => {
  expect([film, { ...film, releaseYear: null }, series].map(shortKind)).toEqual([
    "Film, 2026",
    "Film",
    "Series, 2 seasons",
  ]);
  expect(shortKind({ ...series, seasonCount: 1, episodeCount: 8 })).toBe("Series, 8 episodes");
  expect(shortKind({ ...series, seasonCount: 0, episodeCount: 0 })).toBe("Series");
  expect([film, { ...film, durationSeconds: null }].map(titleKindLabel)).toEqual(["Film, 2 h 08", "Film"]);
});

it("names a playable under its title", () => {
  const card = {
    playableId: "p",
    title: { id: "t", kind: "series", name: "Lanternmoor", languageTag: null },
    name: "Slack Water",
    seasonNumber: 2,
    episodeNumber: 4,
    lastEpisodeNumber: null,
    airDate: null,
    still: null,
    durationSeconds: null,
    progress: null,
    videoState: null,
  } as const;
  expect(playableWords(card)).toBe("S2 E4, Slack Water");
  expect(playableWords({ ...card, name: "Episode 4" })).toBe("S2 E4");
  const double = { ...card, lastEpisodeNumber: 5 };
  expect(playableWords(double)).toBe("S2 E4–5, Slack Water");
  expect(playableWords({ ...double, name: "Episodes 4–5" })).toBe("S2 E4–5");
  const dated = { ...card, seasonNumber: 2024, episodeNumber: 516, airDate: "2024-05-16" };
  expect(playableWords(dated)).toBe("16 May 2024, Slack Water");
  expect(playableWords({ ...dated, name: "2024-05-16" })).toBe("16 May 2024");
  expect(playableWords({ ...card, name: "Lanternmoor", seasonNumber: null, episodeNumber: null })).toBe(
    "Film",
  );
});

it("sets long names smaller", () => {
  expect(["Lanternmoor", "The Hour Between Trams", "Nordlichtbeobachter"].map(isLongName)).toEqual([
    false,
    true,
    true,
  ]);
});
