import { expect, test } from "vitest";
import { isEncoding, isUnfinished, isWatchable } from "#core/videos/video-states.ts";
import { sqlList, VIDEO_STATES } from "#db/schema/video-states.ts";

test.each([
  ["queued", "unfinished"],
  ["processing", "unfinished encoding"],
  ["playable", "unfinished encoding watchable"],
  ["ready", "watchable"],
  ["failed", ""],
] as const)("a video that is %s is: %s", (state, words) => {
  const is = { unfinished: isUnfinished(state), encoding: isEncoding(state), watchable: isWatchable(state) };
  const said = Object.entries(is).flatMap(([word, holds]) => (holds ? [word] : []));
  expect(said.join(" ")).toBe(words);
});

test("a version without a video cannot be watched", () => {
  expect(isWatchable(null)).toBe(false);
});

test("states become a list of SQL", () => {
  expect(sqlList(VIDEO_STATES)).toBe("'queued', 'processing', 'playable', 'ready', 'failed'");
});
