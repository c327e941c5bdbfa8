import { expect, it } from "vitest";
import { type PlaybackSession } from "#core/playback/types.ts";
import { startAt } from "./start-at.ts";

const session = { resumeAtSeconds: 40, durationSeconds: 100 } as PlaybackSession;

it("begins at the second that the address names", () => {
  expect(startAt(session, "12.5").resumeAtSeconds).toBe(12.5);
  expect(startAt(session, "0").resumeAtSeconds).toBe(0);
});

it.each([null, "", " ", "soon", "-1", "100", "1e9", "NaN"])("goes on where one stopped for %s", (t) => {
  expect(startAt(session, t)).toBe(session);
});
