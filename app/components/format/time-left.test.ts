import { expect, it } from "vitest";
import { fullQualityWords, uploadLeftWords } from "./time-left.ts";

it("says how long an upload takes", () => {
  expect([200, 4, 0, null].map(uploadLeftWords)).toEqual([
    "about 3 min left",
    "a few seconds left",
    null,
    null,
  ]);
});

it("says when a video has its full quality", () => {
  expect(fullQualityWords({ state: "playable", secondsLeft: 540 })).toBe("Full quality in about 9 min");
  expect(fullQualityWords({ state: "processing", secondsLeft: 540 })).toBe("Full quality in about 9 min");
  expect(fullQualityWords({ state: "playable", secondsLeft: null })).toBe("Full quality follows");
  expect(fullQualityWords({ state: "playable" })).toBe("Full quality follows");
  expect(fullQualityWords({ state: "processing", secondsLeft: null })).toBeNull();
  expect(fullQualityWords({ state: "queued", secondsLeft: 540 })).toBeNull();
  expect(fullQualityWords({ state: "ready", secondsLeft: 0 })).toBeNull();
  expect(fullQualityWords({ state: "failed", secondsLeft: 540 })).toBeNull();
});
