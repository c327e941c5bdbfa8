import { expect, it } from "vitest";
import { type PlaybackSession } from "#core/playback/types.ts";
import { isPlayable, titlePath } from "./is-playable.ts";

const session = { state: "playable", allUrl: "/a", masterUrl: "/m", durationSeconds: 10 } as PlaybackSession;

it("accepts a video that has a plan, also before its first segments exist", () => {
  expect(isPlayable(session)).toBe(true);
  expect(isPlayable({ ...session, state: "ready" })).toBe(true);
  expect(isPlayable({ ...session, state: "processing" })).toBe(true);
  expect(isPlayable({ ...session, state: "queued" })).toBe(false);
  expect(isPlayable({ ...session, state: "failed" })).toBe(false);
  expect(isPlayable({ ...session, allUrl: null })).toBe(false);
});

it("leads back to the season of an episode", () => {
  const title = { id: "t", kind: "series", name: "Lanternmoor", languageTag: null } as const;
  expect(titlePath({ title, seasonNumber: 2 } as PlaybackSession["playable"])).toBe("/title/t?season=2");
  expect(
    titlePath({ title: { ...title, kind: "movie" }, seasonNumber: null } as PlaybackSession["playable"]),
  ).toBe("/title/t");
});
