import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { messageOf } from "#core/messages/message.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { newId } from "#core/uuid.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { runChunk } from "#worker/encode/run-chunk.ts";
import { makeClip, tone, videoSource } from "#worker/ffmpeg/testing/make-clip.ts";
import { extractStillsOf } from "#worker/handlers/extract-stills.ts";
import { extractSubtitlesOf } from "#worker/handlers/extract-subtitles.ts";
import { probeVideo } from "#worker/handlers/probe-video.ts";
import { BlockCache } from "#worker/source-reader/block-cache.ts";
import { workerContext } from "#worker/testing/worker-context.ts";

let site: TestContext;
let ctx: CoreContext;
let film: Buffer;
/** Called before each read of a source, with the number of reads so far. */
let beforeRead: (count: number) => void;
let isAway = false;
/** Whether the store that answers is another one: a wrong bucket, a disk that is not mounted. */
let isOther = false;
let reads = 0;
const folder = tempFolder("away");

beforeAll(async () => {
  site = await createTestContext({ MATINEE_DATA_DIR: folder });
  const { store } = site.ctx;
  const check = () =>
    isOther ? Promise.reject(new DomainError("unavailable", "start.storeForeign")) : store.check();
  ctx = { ...site.ctx, store: { ...store, check }, sources: { locate: (key) => unreliable(site.ctx, key) } };
  // Twenty seconds have far more blocks than the buffers between the store and FFmpeg take.
  const noise = ["-vf", "noise=alls=60:allf=t", "-c:v", "libx264", "-preset", "ultrafast", "-qp", "12"];
  const clip = await makeClip(
    path.join(folder, "film.mp4"),
    ...[...videoSource("640x360", "25", 30), ...tone(30), ...noise, "-g", "50", "-c:a", "aac"],
  );
  film = await readFile(clip);
  expect(film.length).toBeGreaterThan(60 * 2 ** 20);
});
afterAll(() => site.drop());
beforeEach(() => {
  [isAway, isOther, reads, beforeRead] = [false, false, 0, () => undefined];
});

/** A store that refuses connections while `isAway`. */
function unreliable({ sources }: CoreContext, key: string): ReturnType<CoreContext["sources"]["locate"]> {
  const location = sources.locate(key);
  if (location.kind === "path") return location;
  const through = async <Result>(look: () => Promise<Result>): Promise<Result> => {
    if (isAway) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    return look();
  };
  return {
    kind: "ranges",
    read(range) {
      beforeRead((reads += 1));
      return through(() => location.read(range));
    },
  };
}

const newWorker = (patience?: { deadlineMs: number; idleMs: number }) =>
  workerContext(ctx, {
    scratchRoot: path.join(folder, "scratch"),
    sourceBlocks: new BlockCache(patience ? { patience } : {}),
  });
const impatient = { deadlineMs: 1500, idleMs: 500 };

async function addVideo(): Promise<{ videoId: string; key: string }> {
  const key = `${uploadPrefix(newId(), newId())}source`;
  await ctx.store.put(key, film);
  const { videoId } = await insertQueuedVideo(ctx, { sourceKind: "stored", sourceKey: key });
  return { videoId, key };
}

/** A claim of the chunk of segments 1 to 5 of a probed film; nothing of it is in any cache. */
async function claimLadder(): Promise<{
  videoId: string;
  key: string;
  claim: ChunkClaim;
  processId: string;
}> {
  const added = await addVideo();
  await probeVideo(newWorker(), added.videoId);
  await ctx.sql`delete from chunks where video_id <> ${added.videoId} or kind <> 'ladder' or number <> 1`;
  const processId = newId();
  const claim = await claimChunk(ctx, { processId });
  if (!claim) throw new Error("There was nothing to claim.");
  reads = 0;
  return { ...added, claim, processId };
}

const chunkOf = async ({ chunkId }: ChunkClaim) => {
  const [chunk] = await ctx.sql`select state, attempts, crashes, failure from chunks where id = ${chunkId}`;
  return chunk;
};
const videoOf = async (videoId: string) => {
  const [video] = await ctx.sql`select state, refused, failure from videos where id = ${videoId}`;
  return video;
};

test("a store that is away for five seconds in mid-encode is waited for, and the same run goes on", async () => {
  const { claim, processId } = await claimLadder();
  let goneForMs = 0;
  beforeRead = (count) => {
    if (count !== 12) return;
    const startedAtMs = performance.now();
    isAway = true;
    void sleep(5000).then(() => {
      goneForMs = performance.now() - startedAtMs;
      isAway = false;
    });
  };
  await runChunk({ ...newWorker(), processId }, claim);
  expect(goneForMs).toBeGreaterThanOrEqual(4990);
  expect(await chunkOf(claim)).toMatchObject({
    state: "complete",
    attempts: 1,
    crashes: 0,
    failure: null,
  });
});

test("a store that stays away is an outage: the chunk waits, and no attempt is counted", async () => {
  const { claim, processId, videoId } = await claimLadder();
  beforeRead = (count) => void (isAway = count >= 12);
  await runChunk({ ...newWorker(impatient), processId }, claim);
  const chunk = await chunkOf(claim);
  expect(chunk).toMatchObject({ state: "pending", attempts: 0, crashes: 0 });
  expect(chunk?.failure).toEqual(messageOf("encoding.sourceStoreAway"));
  expect(await videoOf(videoId)).toMatchObject({ state: "processing", failure: null });
  const early = await ctx.sql`select number from segments where video_id = ${videoId}`;
  expect(early.length).toBeLessThan(10);

  isAway = false;
  beforeRead = () => undefined;
  await ctx.sql`update chunks set not_before = now() where id = ${claim.chunkId}`;
  const again = await claimChunk(ctx, { processId });
  if (!again) throw new Error("The chunk does not wait.");
  await runChunk({ ...newWorker(), processId }, again);
  expect(await chunkOf(claim)).toMatchObject({ state: "complete", attempts: 1, crashes: 0 });
});

test("an object that is removed in mid-encode fails its video at once, with what to do", async () => {
  const { claim, processId, videoId, key } = await claimLadder();
  beforeRead = (count) => void (count === 12 && ctx.store.delete([key]));
  await runChunk({ ...newWorker(), processId }, claim);
  expect(await videoOf(videoId)).toMatchObject({ state: "failed", refused: false });
  expect((await videoOf(videoId))?.failure).toEqual(messageOf("encoding.uploadedFileGone"));
});

test("an object that is missing in a store that is not the right one is waited for", async () => {
  const { claim, processId, videoId, key } = await claimLadder();
  beforeRead = (count) => {
    if (count !== 12) return;
    void ctx.store.delete([key]);
    isOther = true;
  };
  await runChunk({ ...newWorker(impatient), processId }, claim);
  expect(await chunkOf(claim)).toMatchObject({ state: "pending", attempts: 0 });
  expect(await videoOf(videoId)).toMatchObject({ state: "processing" });
});

test.each([1, 4])("no file is refused for a store that goes away at read %i of its probe", async (read) => {
  const { videoId } = await addVideo();
  beforeRead = (count) => void (isAway = count >= read);
  const probing = probeVideo(newWorker(impatient), videoId);
  await expect(
    probing.catch((error: unknown) => Promise.reject(new Error(String(isOutage(error))))),
  ).rejects.toThrow("true");
  expect(await videoOf(videoId)).toMatchObject({ state: "queued", refused: false });
  [isAway, beforeRead] = [false, () => undefined];
  await probeVideo(newWorker(), videoId);
  expect(await videoOf(videoId)).toMatchObject({ state: "processing" });
});

test("stills and subtitles wait for the store too", async () => {
  const { videoId } = await addVideo();
  await probeVideo(newWorker(), videoId);
  await ctx.sql`
    insert into subtitles (id, video_id, number, source_stream_index, language_tag, name)
    values (${newId()}, ${videoId}, 0, 1, 'en', 'English')`;
  for (const work of [extractStillsOf, extractSubtitlesOf]) {
    reads = 0;
    beforeRead = (count) => void (isAway = count >= 2);
    await expect(work(newWorker(impatient), videoId)).rejects.toMatchObject({ code: "unavailable" });
    isAway = false;
  }
  const rows = await ctx.sql`select state from subtitles where video_id = ${videoId}`;
  expect([...rows]).toEqual([{ state: "waiting" }]);
});
