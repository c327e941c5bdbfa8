import { expect, it } from "vitest";
import { preferredAudio } from "./preferred-audio.ts";

it.each([
  ["de", ["en", "de"], "de"],
  ["en-US", ["de", "en-GB"], "en-GB"],
  ["pt-BR", ["pt-PT", "pt-BR"], "pt-BR"],
  ["de", ["de-AT"], "de-AT"],
  ["DE", ["en", "de"], "de"],
  ["fi", ["en", "fil"], null],
  ["de", ["en"], null],
  ["und", ["und", "en"], null],
  [null, ["en"], null],
])("%s of %j is %s", (wanted, tags, expected) => {
  const tracks = tags.map((languageTag) => ({ languageTag }));
  expect(preferredAudio(tracks, wanted)).toBe(expected);
});
