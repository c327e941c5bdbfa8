import { describe, expect, it } from "vitest";
import { afterUploadEvent, speedOf, totalOf, type UploadEvent, type UploadItem } from "./upload-item.ts";

const after = (...events: UploadEvent[]): readonly UploadItem[] =>
  events.reduce<readonly UploadItem[]>(afterUploadEvent, []);
const pick: UploadEvent = { type: "picked", id: "a", fileName: "Film.mkv", sizeBytes: 100 };
const progress = (sentBytes: number, seconds: number): UploadEvent => ({
  type: "progress",
  id: "a",
  sentBytes,
  atMilliseconds: seconds * 1000,
});

describe("the upload of a file", () => {
  it("is checked, then queued, then sent", () => {
    expect(after(pick)[0]?.phase).toBe("checking");
    expect(after(pick, { type: "accepted", id: "a", uploadId: "u", foundBytes: 0 })[0]?.phase).toBe(
      "waiting",
    );
    expect(after(pick, progress(10, 0))[0]).toMatchObject({ phase: "sending", sentBytes: 10 });
  });

  it("counts bytes that the server had already", () => {
    const [item] = after(pick, { type: "accepted", id: "a", uploadId: "u", foundBytes: 40 }, progress(3, 0));
    expect(item).toMatchObject({ sentBytes: 40, foundBytes: 40 });
  });

  it("stays paused while a running part ends", () => {
    const [item] = after(pick, progress(10, 0), { type: "phase", id: "a", phase: "paused" }, progress(20, 1));
    expect(item).toMatchObject({ phase: "paused", sentBytes: 20 });
  });

  it("is finishing once everything is sent, and never over 100 percent", () => {
    expect(after(pick, progress(120, 0))[0]).toMatchObject({ phase: "finishing", sentBytes: 100 });
  });

  it("is refused with a reason, or done with the ids of what it created", () => {
    const [refused] = after(pick, { type: "stopped", id: "a", phase: "refused", message: "Not a video." });
    expect(refused).toMatchObject({ phase: "refused", message: "Not a video." });
    const created = { uploadId: "u", videoId: "v", titleId: "t", playableId: "p" };
    expect(after(pick, { type: "done", id: "a", created })[0]).toMatchObject({ phase: "done", created });
  });

  it("can be removed from the list", () => {
    expect(after(pick, { type: "removed", id: "a" })).toEqual([]);
  });
});

it("sums up the running uploads", () => {
  const items = after(pick, progress(0, 0), progress(20, 2));
  expect(speedOf(items[0]!)).toBe(10);
  expect(totalOf(items)).toEqual({ files: 1, sentBytes: 20, sizeBytes: 100, speed: 10, seconds: 8 });
  expect(totalOf([])).toMatchObject({ files: 0, seconds: 0 });
});
