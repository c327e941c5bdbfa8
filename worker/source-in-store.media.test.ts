import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishVideo } from "#core/encoding/publishing/publish-video.ts";
import { insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { requestSegment } from "#core/playback/segment-requests/request-segment.ts";
import { seekableSourceKey, uploadPrefix } from "#core/storage/object-key.ts";
import { newId } from "#core/uuid.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { makeClip, tone, videoSource } from "#worker/ffmpeg/testing/make-clip.ts";
import { encodeChunk, encodeUrgentChunks } from "#worker/handlers/encode-chunk.ts";
import { extractStillsOf } from "#worker/handlers/extract-stills.ts";
import { extractSubtitlesOf } from "#worker/handlers/extract-subtitles.ts";
import { probeVideo } from "#worker/handlers/probe-video.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";
import { workerContext } from "#worker/testing/worker-context.ts";

let site: TestContext;
let worker: WorkerContext;
const folder = tempFolder("store");
beforeAll(async () => {
  site = await createTestContext({ MATINEE_DATA_DIR: folder, MATINEE_MIN_FREE_BYTES: "0" });
  // postgres.js learns the types of arrays with a connection's first query, which therefore cannot have one.
  await site.ctx.sql`select 1`;
  worker = workerContext(site.ctx, { scratchRoot: path.join(folder, "scratch") });
});
afterAll(() => site.drop());

/** A video of a file on disk, or of its copy in the store, which has no paths. */
async function addVideo(file: string, isStored: boolean): Promise<string> {
  const key = `${uploadPrefix(newId(), newId())}source`;
  if (isStored) await site.ctx.store.put(key, await readFile(file));
  const source = isStored
    ? ({ sourceKind: "stored", sourceKey: key } as const)
    : ({ sourceKind: "in_place", sourceKey: file } as const);
  return (await insertQueuedVideo(site.ctx, source)).videoId;
}

/** All jobs of a video, until nothing of it is left to encode. */
async function encodeAll(videoId: string): Promise<void> {
  await probeVideo(worker, videoId);
  await encodeUrgentChunks(worker);
  while ((await waitingChunks(videoId)) > 0) {
    await encodeChunk(worker);
    await encodeUrgentChunks(worker);
  }
  await Promise.all([extractStillsOf(worker, videoId), extractSubtitlesOf(worker, videoId)]);
  await publishVideo(site.ctx, videoId);
}

async function waitingChunks(videoId: string): Promise<number> {
  const rows = await site.ctx.sql`
    select 1 from chunks where video_id = ${videoId} and state in ('pending', 'running')`;
  return rows.length;
}

/** What became of a video, without what differs by chance (bytes of several threads). */
async function outcomeOf(videoId: string): Promise<unknown> {
  const { sql } = site.ctx;
  const [video] = await sql`select state, ends_at_segment, media_info from videos where id = ${videoId}`;
  const [plan] = await sql`select hash from plans where video_id = ${videoId}`;
  const segments = await sql`
    select rendition_name, number from segments where video_id = ${videoId} order by 1, 2`;
  const chunks = await sql`
    select kind, rendition_name, number, attempts, crashes, state from chunks
    where video_id = ${videoId} order by 1, 2, 3`;
  const stills = await sql`select at_seconds, placeholder from images
    where video_id = ${videoId} and kind = 'still' order by 1`;
  const texts = await sql`select number, state, bytes from subtitles where video_id = ${videoId} order by 1`;
  return {
    video,
    plan,
    segments: [...segments],
    chunks: [...chunks],
    stills: [...stills],
    texts: [...texts],
  };
}

test("a film in a store without paths becomes what it becomes from a disk", async () => {
  await writeFile(`${folder}/en.srt`, "1\n00:00:01,000 --> 00:00:02,500\nGood evening\n");
  const film = await makeClip(
    `${folder}/film.mkv`,
    ...[...videoSource("640x360", "25", 30), ...tone(30), "-i", `${folder}/en.srt`],
    ...["-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-c:a", "aac", "-c:s", "srt"],
  );
  const [fromDisk, fromStore] = [await addVideo(film, false), await addVideo(film, true)];
  for (const videoId of [fromDisk, fromStore]) await encodeAll(videoId);
  const expected = await outcomeOf(fromDisk);
  expect(expected).toMatchObject({ video: { state: "ready" }, texts: [{ state: "stored" }] });
  expect(await outcomeOf(fromStore)).toEqual(expected);
});

test("a transport stream in a store gets its seekable copy there, and nothing stays behind", async () => {
  const film = await makeClip(
    `${folder}/film.ts`,
    ...[...videoSource("320x180", "25", 12), ...tone(12), "-c:v", "libx264", "-c:a", "aac"],
  );
  const videoId = await addVideo(film, true);
  await encodeAll(videoId);
  expect(await outcomeOf(videoId)).toMatchObject({ video: { state: "ready" } });
  expect(await site.ctx.store.head(seekableSourceKey(videoId))).not.toBeNull();
  expect(await readdir(worker.scratchRoot)).toEqual([]);
});

test("a segment that a viewer waits for comes out of the middle of a film in a store", async () => {
  const film = await makeClip(
    `${folder}/long.mp4`,
    ...[...videoSource("320x180", "25", 160), ...tone(160), "-c:v", "libx264", "-g", "50", "-c:a", "aac"],
  );
  const videoId = await addVideo(film, true);
  await probeVideo(worker, videoId);
  const [plan] = await site.ctx.sql<{ id: string }[]>`select id from plans where video_id = ${videoId}`;
  for (const renditionName of ["v180", "a0"])
    await requestSegment(site.ctx, { videoId, planId: plan?.id ?? "", renditionName, number: 30 });
  await encodeUrgentChunks(worker);
  const rows = await site.ctx.sql`
    select rendition_name from segments where video_id = ${videoId} and number = 30 order by 1`;
  expect(rows.map((row) => row.rendition_name as string)).toEqual(["a0", "v180"]);
});
