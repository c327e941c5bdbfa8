import { expect, it } from "vitest";
import { stateWords } from "#app/components/admin/queue/state-words.ts";

it("ends each sentence once, also with a notice", () => {
  const notice = "The file stops at 0:40 of 1:12. Everything before it is fine and can be watched.";
  const video = { state: "ready" as const, progressPercent: 100, reason: null, notice };
  expect(stateWords(video)).toBe(`Done. ${notice}`);
  expect(stateWords({ ...video, notice: null })).toBe("Done.");
});
