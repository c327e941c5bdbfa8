import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { storeSegment } from "#core/encoding/segments/store-segment.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { newId } from "#core/uuid.ts";
import { parseInit } from "#core/media/mp4/init-segment.ts";
import { segmentOf } from "#core/media/plan/segment-grid.ts";
import { fragment, videoInit, audioInit } from "#core/media/testing/mp4-bytes.ts";
import { initKey, segmentKey } from "#core/storage/object-key.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
let scratch: string;

beforeEach(() => site.ctx.sql`truncate titles, users cascade`);
beforeAll(async () => {
  site = await createTestContext();
  scratch = await mkdtemp(path.join(os.tmpdir(), "matinee-store-"));
});
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
  await site.drop();
});

test("another attempt's damaged segment is deleted with its row, so that the next attempt encodes it again", async () => {
  const { videoId, planId } = await insertPlannedVideo(site.ctx, 20);
  const claim = await claimChunk(site.ctx, { processId: newId() });
  const renditionName = claim?.work?.renditionNames[0] ?? "";
  if (!claim) throw new Error("There was nothing to claim.");
  const store = async (of: ChunkClaim, name: string) => {
    const file = path.join(scratch, newId());
    await writeFile(file, "a segment");
    await storeSegment(site.ctx, of, { renditionName: name, number: 0, path: file });
  };
  const key = segmentKey(videoId, claim.planHash, renditionName, 0);
  await site.ctx.store.put(initKey(videoId, claim.planHash, renditionName), videoInit());
  await site.ctx.store.put(key, Buffer.from("damaged"));
  await site.ctx.sql`
    insert into segments (plan_id, video_id, rendition_name, number, bytes) values (${planId}, ${videoId}, ${renditionName}, 0, 7)`;
  const named: number[] = [];
  const remove = vi.spyOn(site.ctx.store, "delete").mockImplementation(async (keys) => {
    // On another connection: whether the row of the object is deleted for every process.
    named.push((await site.ctx.sql`select 1 from segments`).length);
    remove.mockRestore();
    await site.ctx.store.delete(keys);
  });
  await expect(store(claim, renditionName)).rejects.toMatchObject({ code: "unavailable" });
  expect(named).toEqual([0]);
  expect(await site.ctx.store.head(key)).toBeNull();
  expect(await site.ctx.sql`select 1 from segments`).toHaveLength(0);
  await store(claim, renditionName);
  expect(await site.ctx.sql`select 1 from segments`).toHaveLength(1);
});

test("a segment that is stored after its video was deleted for good is deleted by its writer", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 20);
  const claim = await claimChunk(site.ctx, { processId: newId() });
  const renditionName = claim?.work?.renditionNames[0] ?? "";
  if (!claim) throw new Error("There was nothing to claim.");
  const key = segmentKey(videoId, claim.planHash, renditionName, 0);
  const store = async () => {
    const file = path.join(scratch, newId());
    await writeFile(file, "a segment");
    await expect(
      storeSegment(site.ctx, claim, { renditionName, number: 0, path: file }),
    ).rejects.toMatchObject({ code: "conflict" });
  };
  const { tombstoneIds } = await deleteVideo(site.ctx, { videoId, now: true });
  await store();
  expect(await site.ctx.store.head(key), "until then the tombstone finds it").not.toBeNull();
  for (const id of tombstoneIds) await deleteTombstone(site.ctx, id);
  expect(await site.ctx.store.head(key)).toBeNull();
  await store();
  expect(await site.ctx.store.head(key)).toBeNull();
});

/**
 * An attempt stores audio where another one left an object, with a row or without one. Returns row and object
 * afterwards.
 */
async function storeAudioBesideAnothers({ withRow }: { withRow: boolean }) {
  const { videoId, planId } = await insertPlannedVideo(site.ctx, 20);
  await site.ctx.sql`
    update chunks set not_before = now() + interval '1 hour' where kind <> 'audio' or video_id <> ${videoId}`;
  const claim = await claimChunk(site.ctx, { processId: newId() });
  if (claim?.kind !== "audio") throw new Error("There was no sound to claim.");
  const { frameCount: sampleCount } = segmentOf(claim.plan, "a0", 0);
  const audio = { decodeTime: 0, sampleCount, sampleDuration: 1024 };
  const [own, others] = [fragment(audio), fragment({ ...audio, nalTypes: [1, 2, 3, 4] })];
  const key = segmentKey(videoId, claim.planHash, "a0", 0);
  await site.ctx.store.put(key, others);
  if (withRow)
    await site.ctx.sql`insert into segments (plan_id, video_id, rendition_name, number, bytes)
      values (${planId}, ${videoId}, 'a0', 0, ${others.length})`;
  const file = path.join(scratch, newId());
  await writeFile(file, own);
  const init = parseInit(audioInit());
  await storeSegment(site.ctx, claim, { renditionName: "a0", number: 0, path: file, init, silentSeconds: 2 });
  const [row] = await site.ctx.sql`select bytes, silent_ms from segments where video_id = ${videoId}`;
  const stored = await site.ctx.store.readBytes(key, 100_000);
  return { row, isOwn: stored.equals(own), own, others };
}

test("what a row says of silence is said of the very bytes that are stored", async () => {
  const alone = await storeAudioBesideAnothers({ withRow: false });
  expect(alone).toMatchObject({ row: { bytes: alone.own.length, silent_ms: 2000 }, isOwn: true });
  const described = await storeAudioBesideAnothers({ withRow: true });
  expect(described).toMatchObject({ row: { bytes: described.others.length, silent_ms: null }, isOwn: false });
});

test("what was stored since the look at a damaged segment is left alone", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 20);
  const claim = await claimChunk(site.ctx, { processId: newId() });
  const renditionName = claim?.work?.renditionNames[0] ?? "";
  if (claim?.videoId !== videoId) throw new Error("There was nothing to claim.");
  const key = segmentKey(videoId, claim.planHash, renditionName, 0);
  await site.ctx.store.put(initKey(videoId, claim.planHash, renditionName), videoInit());
  await site.ctx.store.put(key, Buffer.from("damaged"));
  const transaction: typeof site.ctx.db.transaction = async (work, config) => {
    const result = await site.ctx.db.transaction(work, config);
    await site.ctx.store.put(key, Buffer.from("encoded again by another attempt"));
    return result;
  };
  const db = Object.assign(Object.create(site.ctx.db) as typeof site.ctx.db, { transaction });
  const file = path.join(scratch, newId());
  await writeFile(file, "a segment");
  const stored = storeSegment({ ...site.ctx, db }, claim, { renditionName, number: 0, path: file });
  await expect(stored).rejects.toMatchObject({ code: "unavailable" });
  expect(await site.ctx.store.head(key)).not.toBeNull();
});

test("another's good segment is kept although the stored init is lost", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 20);
  const claim = await claimChunk(site.ctx, { processId: newId() });
  const renditionName = claim?.work?.renditionNames[0] ?? "";
  if (claim?.videoId !== videoId) throw new Error("There was nothing to claim.");
  const { frameCount } = segmentOf(claim.plan, renditionName, 0);
  const timescale = 12_800;
  const sampleDuration = timescale / 25;
  const winner = fragment({ decodeTime: 0, sampleCount: frameCount, sampleDuration });
  await site.ctx.store.put(segmentKey(videoId, claim.planHash, renditionName, 0), winner);
  const file = path.join(scratch, newId());
  await writeFile(file, "another attempt's");
  const init = parseInit(videoInit({ timescale }));
  await storeSegment(site.ctx, claim, { renditionName, number: 0, path: file, init });
  expect(await site.ctx.sql`select bytes from segments where video_id = ${videoId}`).toMatchObject([
    { bytes: winner.length },
  ]);
});
