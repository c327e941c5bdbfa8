import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { BLOCK_BYTES, BlockCache } from "#worker/source-reader/block-cache.ts";
import {
  BROKEN_BYTES,
  RangesOfFile,
  type StoreManner,
} from "#worker/source-reader/testing/ranges-of-file.ts";

const BYTES = randomBytes(5 * BLOCK_BYTES + 123);
const file = path.join(tempFolder("blocks"), "film");
writeFileSync(file, BYTES);
const never = (): AbortSignal => new AbortController().signal;
const quick = { deadlineMs: 400, idleMs: 100 };

let source: RangesOfFile;
beforeEach(() => {
  source = new RangesOfFile(file, BYTES.length);
});

it("reads each block once, also for runs that come at the same time", async () => {
  const blocks = new BlockCache();
  const all = await Promise.all([1, 1, 1, 2].map((number) => blocks.read(source, number, never())));
  expect(all[0]?.equals(BYTES.subarray(BLOCK_BYTES, 2 * BLOCK_BYTES))).toBe(true);
  expect(all[1]).toBe(all[0]);
  await blocks.read(source, 2, never());
  expect(source.ranges).toHaveLength(2);
});

it("ends with the source, and joins ranges over blocks", async () => {
  const blocks = new BlockCache();
  expect((await blocks.read(source, 5, never())).equals(BYTES.subarray(5 * BLOCK_BYTES))).toBe(true);
  const range = { start: 2 * BLOCK_BYTES - 7, end: 4 * BLOCK_BYTES + 9 };
  const joined = await blocks.readBytes(source, range, never());
  expect(joined.equals(BYTES.subarray(range.start, range.end))).toBe(true);
  const past = { start: BYTES.length - 3, end: BYTES.length + 3 };
  expect((await blocks.readBytes(source, past, never())).equals(BYTES.subarray(-3))).toBe(true);
});

it("holds no more bytes than it may, and drops what was not used for longest", async () => {
  const blocks = new BlockCache({ maxBytes: 2 * BLOCK_BYTES });
  for (const number of [0, 1, 0, 2, 0, 1]) await blocks.read(source, number, never());
  expect(source.ranges.map(({ start }) => start / BLOCK_BYTES)).toEqual([0, 1, 2, 1]);
});

it.each<StoreManner>(["refuses", "hangs", "breaks"])(
  "waits for a store that %s for a moment",
  async (manner) => {
    const blocks = new BlockCache({ patience: { deadlineMs: 5000, idleMs: 100 } });
    source.manner = manner;
    source.beforeAnswer = (count) => void (count > 2 && (source.manner = "answers"));
    const startedAtMs = performance.now();
    const block = await blocks.read(source, 0, never());
    expect(block.equals(BYTES.subarray(0, BLOCK_BYTES))).toBe(true);
    expect(source.ranges).toHaveLength(3);
    expect(source.openCount).toBe(0);
    expect(blocks.hasFailedSince(source, startedAtMs)).toBe(true);
    expect(blocks.hasFailedSince(source, performance.now())).toBe(false);
  },
);

it.each<StoreManner>(["refuses", "hangs", "breaks", "drips"])(
  "gives a store up that %s for longer, and keeps no error",
  async (manner) => {
    const blocks = new BlockCache({ patience: quick });
    source.manner = manner;
    await expect(blocks.read(source, 0, never())).rejects.toMatchObject({ code: "unavailable" });
    expect(source.openCount).toBe(0);
    source.manner = "answers";
    expect(await blocks.read(source, 0, never())).toHaveLength(BLOCK_BYTES);
  },
);

it("goes on where an answer broke off", async () => {
  source.manner = "breaks";
  source.beforeAnswer = (count) => void (count > 1 && (source.manner = "answers"));
  await new BlockCache().read(source, 1, never());
  const end = 2 * BLOCK_BYTES;
  expect(source.ranges).toEqual([
    { start: BLOCK_BYTES, end },
    { start: BLOCK_BYTES + BROKEN_BYTES, end },
  ]);
});

it("tells at once that an object is gone", async () => {
  source.manner = "lost";
  await expect(new BlockCache().read(source, 0, never())).rejects.toMatchObject({ code: "gone" });
  expect(source.ranges).toHaveLength(1);
});

it("does not call a store away that answers with too few bytes", async () => {
  const longer = new RangesOfFile(file, BYTES.length + 10);
  const reading = new BlockCache({ patience: quick }).read(longer, 5, never());
  await expect(reading).rejects.toMatchObject({ name: "FfmpegError", kind: "unreadable" });
});

it("goes on for those who wait while others leave, and ends with the last of them", async () => {
  const blocks = new BlockCache();
  source.manner = "hangs";
  const [first, second] = [new AbortController(), new AbortController()];
  const reads = [first, second].map(({ signal }) => blocks.read(source, 0, signal));
  const ends = Promise.allSettled(reads);
  first.abort();
  await expect(reads[0]).rejects.toThrow("aborted");
  await expect.poll(() => source.openCount).toBe(1);
  second.abort();
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect.poll(() => source.openCount).toBe(0);
  source.manner = "answers";
  expect(await blocks.read(source, 0, never())).toHaveLength(BLOCK_BYTES);
});
