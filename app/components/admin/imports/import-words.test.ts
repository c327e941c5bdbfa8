import { expect, test } from "vitest";
import { fileFacts, fileStateWords, numbersWords } from "#app/components/admin/imports/file-words.ts";
import { importHeading, needsWords, otherFiles } from "#app/components/admin/imports/import-words.ts";
import { type ImportFile, type ImportSummary } from "#core/import/runs/types.ts";

const NONE: ImportSummary["counts"] = {
  ...{ chosen: 0, chosenFilms: 0, chosenEpisodes: 0, known: 0, leftOut: 0 },
  ...{ imported: 0, skipped: 0, refused: 0 },
};
const heading = (state: ImportSummary["state"], counts: Partial<typeof NONE> = {}, foundCount = 9) =>
  importHeading({ state, foundCount, counts: { ...NONE, ...counts } });

test("the heading tells the state of an import", () => {
  expect(heading("looking", {}, 0)).toBe("Scanning folder…");
  expect(heading("looking", {}, 1240)).toBe("Scanning folder… 1240 videos so far");
  expect(heading("found", { chosen: 4, chosenFilms: 1, chosenEpisodes: 2 })).toBe(
    "1 film, 2 episodes and 1 extra to import",
  );
  expect(heading("found", { known: 3 })).toBe("Nothing new to import");
  expect(heading("found", {}, 0)).toBe("No videos found");
  expect(heading("running", { chosen: 8, imported: 3, refused: 1 })).toBe("Importing: 4 of 12");
  expect(heading("complete", { imported: 1 })).toBe("1 video imported");
  expect(heading("cancelled", { imported: 2 })).toBe("Cancelled, 2 videos imported");
});

test("files that are not imported are counted in a sentence", () => {
  expect(otherFiles({ ...NONE, known: 3, leftOut: 2, skipped: 1, refused: 1 })).toBe(
    "3 already in the library, 3 skipped, 1 can’t be imported.",
  );
  expect(otherFiles(NONE)).toBe("");
});

test("the estimate says what was guessed", () => {
  const needs = { sourceBytes: 34e9, inPlaceDiskBytes: 51e9, copiedDiskBytes: 85e9 };
  expect(needsWords({ ...needs, cpuHours: 14.2, guessedFiles: 0 })).toBe(
    "34 GB of video. Encoding takes about 14 hours of one processor core.",
  );
  expect(needsWords({ ...needs, cpuHours: 0.25, guessedFiles: 2 })).toContain(
    "15 min of one processor core, with the length of 2 files guessed.",
  );
});

test("a file is told with its state and what lies beside it", () => {
  const file = { sizeBytes: 2_100_000_000, subtitleCount: 1, hasFacts: true, artworkCount: 2 } as ImportFile;
  expect(fileFacts(file)).toBe("2.1 GB, 1 subtitle file, NFO, 2 images");
  const fresh = { state: "new", isChosen: true, isCorrected: false } as const;
  expect(fileStateWords(fresh, "found")).toBe("To import");
  expect(fileStateWords({ ...fresh, isCorrected: true }, "found")).toBe("To import, corrected");
  expect(fileStateWords(fresh, "running")).toBe("Queued");
  expect(fileStateWords(fresh, "cancelled")).toBe("Not imported");
  expect(fileStateWords({ ...fresh, isChosen: false }, "running")).toBe("Skipped");
  const location = { kind: "episode", episode: 1, lastEpisode: 2 } as ImportFile["location"];
  expect(numbersWords(location)).toBe("1–2");
  expect(numbersWords(null)).toBe("");
});
