import { expect, it } from "vitest";
import { qualityFacts, versionWords, type Version } from "./version-words.ts";

const version: Version = {
  id: "v",
  name: "Original",
  videoId: null,
  videoState: "ready",
  progressPercent: 100,
  secondsLeft: 0,
  heights: [360, 720, 1080],
  audioLanguages: ["en", "de"],
  subtitleLanguages: ["en", "ru"],
  failureReason: null,
  notice: null,
};

it("describes what a version offers", () => {
  expect(versionWords(version, 7680)).toBe("English and German, 2 h 08, up to 1080p");
  expect(versionWords({ ...version, heights: [], audioLanguages: ["und"] }, null)).toBe("");
});

it("sums up quality, audio and subtitles", () => {
  expect(qualityFacts([version])).toEqual(["1080p", "English, German", "Subtitles in 2 languages"]);
  expect(
    qualityFacts([{ ...version, heights: [2160], audioLanguages: [], subtitleLanguages: ["de"] }]),
  ).toEqual(["4K", "Subtitles in German"]);
  expect(qualityFacts([])).toEqual([]);
});
