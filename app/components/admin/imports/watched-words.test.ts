import { expect, test } from "vitest";
import { watchedWords } from "#app/components/admin/imports/watched-words.ts";
import { messageOf } from "#core/messages/message.ts";

const now = new Date("2026-11-28T12:00:00Z");
const clock = { now, timeZone: "UTC" };
const FOLDER = {
  ...{ id: "1", path: "/films", copies: false, publishes: true, lookedAt: now, problem: null },
  ...{ importedCount: 1, refusedCount: 0, growingCount: 0 },
};

test("a watched folder tells its last scan, and why that failed", () => {
  expect(watchedWords({ ...FOLDER, lookedAt: null }, clock)).toBe("Not scanned yet");
  expect(watchedWords(FOLDER, clock)).toBe("Scanned just now: 1 video imported");
  expect(watchedWords({ ...FOLDER, growingCount: 2, refusedCount: 1 }, clock)).toBe(
    "Scanned just now: 1 video imported, 2 waiting until copied completely, 1 can’t be imported",
  );
  expect(watchedWords({ ...FOLDER, problem: messageOf("imports.folderNotFound") }, clock)).toContain(
    "This folder does not exist on the server.",
  );
});
