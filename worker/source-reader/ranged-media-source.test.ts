import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { BlockCache } from "#worker/source-reader/block-cache.ts";
import { type MediaSource } from "#worker/source-reader/media-source.ts";
import { rangedMediaSource } from "#worker/source-reader/ranged-media-source.ts";
import { RangesOfFile } from "#worker/source-reader/testing/ranges-of-file.ts";

const BYTES = randomBytes(1000);
const file = path.join(tempFolder("ranged"), "film");
writeFileSync(file, BYTES);

let store: RangesOfFile;
let source: MediaSource;
let asked: SourceInput | null;
beforeEach(() => {
  store = new RangesOfFile(file, BYTES.length);
  source = rangedMediaSource(store, new BlockCache({ patience: { deadlineMs: 1500, idleMs: 200 } }));
  asked = null;
});
const never = (): AbortSignal => new AbortController().signal;

/** Reads everything, as a run of FFmpeg would; never ends while the reader lets it wait. */
async function readAll(input: SourceInput, signal: AbortSignal): Promise<Buffer> {
  asked = input;
  if (input.kind === "file") throw new Error("It is not a file.");
  return Buffer.from(await (await fetch(input.url, { signal })).arrayBuffer());
}

it("gives a run an address that ends with it", async () => {
  expect((await source.withInput(never(), readAll)).equals(BYTES)).toBe(true);
  await expect(readAll(asked!, never())).rejects.toThrow("fetch failed");
});

it.each([
  ["refuses", { code: "unavailable" }],
  ["hangs", { code: "unavailable" }],
  ["lost", { code: "gone" }],
] as const)("ends the run of a store that is %s, and throws the store's error", async (manner, error) => {
  store.manner = manner;
  await expect(source.withInput(never(), readAll)).rejects.toMatchObject(error);
});

it("trusts no result of a run whose bytes did not come", async () => {
  store.manner = "lost";
  const work = (input: SourceInput, signal: AbortSignal) => readAll(input, signal).catch(() => "done");
  await expect(source.withInput(never(), work)).rejects.toMatchObject({ code: "gone" });
});

it("keeps the errors of the run itself, and its stop", async () => {
  const failing = () => Promise.reject(new FfmpegError("failed", "no"));
  await expect(source.withInput(never(), failing)).rejects.toMatchObject({ kind: "failed" });
  const stop = new AbortController();
  store.manner = "hangs";
  const running = source.withInput(stop.signal, readAll);
  stop.abort(new Error("asked to stop"));
  await expect(running).rejects.toThrow("asked to stop");
});

it("does not count a stall against the file that the store was late for", async () => {
  const stalling = async (input: SourceInput, signal: AbortSignal): Promise<never> => {
    await readAll(input, signal);
    throw new FfmpegError("stalled", "no progress");
  };
  store.manner = "refuses";
  store.beforeAnswer = (count) => void (count > 1 && (store.manner = "answers"));
  await expect(source.withInput(never(), stalling)).rejects.toMatchObject({ code: "unavailable" });
  await expect(source.withInput(never(), stalling)).rejects.toMatchObject({ kind: "stalled" });
});
