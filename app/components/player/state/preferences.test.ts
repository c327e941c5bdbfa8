import { expect, it } from "vitest";
import { readPreferences, writePreferences } from "./preferences.ts";

function storageWith(value: string | null) {
  const kept = { value };
  return { kept, getItem: () => kept.value, setItem: (_: string, next: string) => void (kept.value = next) };
}

it("keeps what was chosen", () => {
  const storage = storageWith(null);
  const chosen = {
    nextByItself: false,
    subtitleSize: "large",
    subtitleBackground: "solid",
    audioLanguage: "de",
  } as const;
  writePreferences(storage, chosen);
  expect(readPreferences(storage)).toEqual(chosen);
});

it.each([null, "", "not json", "[]", '{"subtitleSize":"enormous"}', '{"soundLanguage":7}'])(
  "survives %j",
  (value) => {
    expect(readPreferences(storageWith(value))).toEqual({
      nextByItself: true,
      subtitleSize: "medium",
      subtitleBackground: "shaded",
      audioLanguage: null,
    });
  },
);
