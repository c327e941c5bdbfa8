import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { newId } from "#core/uuid.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";
import { workerContext } from "#worker/testing/worker-context.ts";
import { useFfmpeg } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { runChunk } from "#worker/encode/run-chunk.ts";

let site: TestContext;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());

interface Failed {
  readonly failure: StoredMessage | null;
  readonly [column: string]: unknown;
}
const reasonOf = (row: Failed | undefined): string => (row?.failure ? sentenceOf(row.failure) : "none");

test("a source that disappears while it is encoded fails its video at once, and says so", async () => {
  const { ctx } = site;
  const scratchRoot = tempFolder("gone");
  const source = path.join(scratchRoot, "film.mp4");
  await writeFile(source, "pictures");
  await writeFile(path.join(scratchRoot, "other.mp4"), "of a disk that is still there");
  const { videoId } = await insertPlannedVideo(ctx, 20);
  await ctx.sql`update videos set source_kind = 'in_place', source_key = ${source} where id = ${videoId}`;
  const processId = newId();
  const claim = await claimChunk(ctx, { processId });
  if (!claim) throw new Error("There was nothing to claim.");
  await rm(source);

  await runChunk(workerContext(ctx, { processId, scratchRoot }), claim);
  const [video] = await ctx.sql<Failed[]>`select state, failure, refused from videos where id = ${videoId}`;
  expect(video).toMatchObject({ state: "failed", refused: false });
  expect(reasonOf(video)).toMatch(/no longer where it was imported from.*Retry/);
  expect(await claimChunk(ctx, { processId })).toBeNull();

  await retryVideo(ctx, videoId);
  expect(await claimChunk(ctx, { processId })).toMatchObject({ chunkId: claim.chunkId, attempts: 1 });
});

test("a chunk waits where FFmpeg does not start, and no attempt is counted", async () => {
  const { ctx } = site;
  const scratchRoot = tempFolder("no-tools");
  const source = path.join(scratchRoot, "film.mp4");
  await writeFile(source, "pictures");
  const { videoId } = await insertPlannedVideo(ctx, 20);
  await ctx.sql`update videos set source_kind = 'in_place', source_key = ${source} where id = ${videoId}`;
  const processId = newId();
  const claim = await claimChunk(ctx, { processId });
  if (claim?.videoId !== videoId) throw new Error("Another chunk was claimed.");
  useFfmpeg({ ffmpeg: "/nowhere/ffmpeg" });
  await runChunk(workerContext(ctx, { processId, scratchRoot }), claim);
  useFfmpeg({});
  const [chunk] = await ctx.sql<
    Failed[]
  >`select state, attempts, crashes, failure from chunks where id = ${claim.chunkId}`;
  expect(chunk).toMatchObject({ state: "pending", attempts: 0, crashes: 0 });
  expect(reasonOf(chunk)).toMatch(/MATINEE_FFMPEG_PATH/);
  const [video] = await ctx.sql`select state from videos where id = ${videoId}`;
  expect(video?.state).toBe("processing");
});

test("a source whose disk is away while it is encoded is waited for, and no attempt is counted", async () => {
  const { ctx } = site;
  const scratchRoot = tempFolder("away");
  const mount = path.join(scratchRoot, "mount");
  const source = path.join(mount, "film.mp4");
  await mkdir(mount);
  await writeFile(source, "pictures");
  const { videoId } = await insertPlannedVideo(ctx, 20);
  await ctx.sql`update videos set source_kind = 'in_place', source_key = ${source}, source_root = ${mount}
    where id = ${videoId}`;
  await ctx.sql`delete from chunks where video_id <> ${videoId}`;
  const processId = newId();
  const claim = await claimChunk(ctx, { processId });
  if (claim?.videoId !== videoId) throw new Error("Another chunk was claimed.");
  const standIn = path.join(scratchRoot, "ffmpeg");
  const unmount = `rm '${source}'; echo "file:${source}: Input/output error" >&2; exit 0`;
  await writeFile(standIn, `#!/bin/sh\n${unmount}\n`, { mode: 0o755 });
  useFfmpeg({ ffmpeg: standIn });
  await runChunk(workerContext(ctx, { processId, scratchRoot }), claim);
  useFfmpeg({});
  const [chunk] = await ctx.sql<
    Failed[]
  >`select state, attempts, failure from chunks where id = ${claim.chunkId}`;
  expect(chunk).toMatchObject({ state: "pending", attempts: 0 });
  expect(reasonOf(chunk)).toMatch(/Check that it is mounted/);
});
