import { expect, test } from "vitest";
import { costLine } from "#cli/import-cost-line.ts";
import { plannedWords } from "#cli/planned-words.ts";
import { importCost } from "#core/import/estimate/import-cost.ts";

const file = { sizeBytes: 4.2e9, durationSeconds: 5580, heightPixels: 1080 };

test("a plan is told in a line", () => {
  const film = { kind: "movie", name: "The Third Man", releaseYear: 1949, version: "2160p" } as const;
  expect(plannedWords({ ...file, location: film })).toBe(
    "The Third Man (1949), version 2160p, 1:33:00, 4.2 GB",
  );
  const episode = { kind: "episode", series: "Dark", seriesYear: null, season: 1, episodes: [2, 3] } as const;
  const location = { ...episode, date: null, name: "Lies" };
  expect(plannedWords({ ...file, durationSeconds: null, location })).toBe("Dark, S1 E2–3, “Lies”, 4.2 GB");
  const extra = { kind: "extra", owner: film, extraKind: "trailer", name: "Teaser" } as const;
  expect(plannedWords({ ...file, location: extra })).toContain("trailer of The Third Man (1949), “Teaser”");
});

test("the cost is told as an estimate", () => {
  expect(costLine(importCost([file], true), true)).toBe(
    "1 new file, 4.2 GB, copied. Estimate: 10.5 GB of disk and 5.7 h of one processor core.",
  );
  const guessed = importCost([{ ...file, durationSeconds: null }, file], false);
  expect(costLine(guessed, false)).toMatch(/^2 new files, .* The length of 1 was guessed from the size\.$/);
  expect(costLine(importCost([], false), false)).toBe("Nothing new to import.");
});
