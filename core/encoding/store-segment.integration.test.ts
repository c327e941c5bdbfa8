import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { claimChunk } from "#core/encoding/claim-chunk.ts";
import { storeSegment } from "#core/encoding/store-segment.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { newId } from "#core/ids/uuid.ts";
import { parseInit } from "#core/media/init-segment.ts";
import { segmentOf } from "#core/media/segment-grid.ts";
import { fragment, pictureInit, soundInit } from "#core/media/testing/mp4-bytes.ts";
import { initKey, segmentKey } from "#core/storage/object-key.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let house: TestContext;
let scratch: string;

beforeEach(() => house.ctx.sql`truncate titles, users cascade`);
beforeAll(async () => {
  house = await createTestContext();
  scratch = await mkdtemp(path.join(os.tmpdir(), "matinee-store-"));
});
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
  await house.drop();
});

test("another's damaged segment goes with its row, so that the next attempt makes it anew", async () => {
  const { videoId, planId } = await insertPlannedVideo(house.ctx, 20);
  const claim = await claimChunk(house.ctx, { processId: newId() });
  const rung = claim?.work?.rungs[0] ?? "";
  if (!claim) throw new Error("There was nothing to claim.");
  const store = async (of: ChunkClaim, name: string) => {
    const file = path.join(scratch, newId());
    await writeFile(file, "a segment");
    await storeSegment(house.ctx, of, { rung: name, number: 0, path: file });
  };
  const key = segmentKey(videoId, claim.planHash, rung, 0);
  await house.ctx.store.put(initKey(videoId, claim.planHash, rung), pictureInit());
  await house.ctx.store.put(key, Buffer.from("damaged"));
  await house.ctx.sql`
    insert into segments (plan_id, video_id, rung, number, bytes) values (${planId}, ${videoId}, ${rung}, 0, 7)`;
  const named: number[] = [];
  const remove = vi.spyOn(house.ctx.store, "delete").mockImplementation(async (keys) => {
    // On another connection: whether the row that names the object is gone for everybody.
    named.push((await house.ctx.sql`select 1 from segments`).length);
    remove.mockRestore();
    await house.ctx.store.delete(keys);
  });
  await expect(store(claim, rung)).rejects.toMatchObject({ code: "unavailable" });
  expect(named).toEqual([0]);
  expect(await house.ctx.store.head(key)).toBeNull();
  expect(await house.ctx.sql`select 1 from segments`).toHaveLength(0);
  await store(claim, rung);
  expect(await house.ctx.sql`select 1 from segments`).toHaveLength(1);
});

/** An attempt's sound meets what another one left, with a row or without one. What row and store hold afterwards. */
async function storeSoundBesideAnothers({ withRow }: { withRow: boolean }) {
  const { videoId, planId } = await insertPlannedVideo(house.ctx, 20);
  await house.ctx.sql`
    update chunks set not_before = now() + interval '1 hour' where kind <> 'audio' or video_id <> ${videoId}`;
  const claim = await claimChunk(house.ctx, { processId: newId() });
  if (claim?.kind !== "audio") throw new Error("There was no sound to claim.");
  const { frameCount: sampleCount } = segmentOf(claim.plan, "a0", 0);
  const sound = { decodeTime: 0, sampleCount, sampleDuration: 1024 };
  const [own, others] = [fragment(sound), fragment({ ...sound, nalTypes: [1, 2, 3, 4] })];
  const key = segmentKey(videoId, claim.planHash, "a0", 0);
  await house.ctx.store.put(key, others);
  if (withRow)
    await house.ctx.sql`insert into segments (plan_id, video_id, rung, number, bytes)
      values (${planId}, ${videoId}, 'a0', 0, ${others.length})`;
  const file = path.join(scratch, newId());
  await writeFile(file, own);
  const init = parseInit(soundInit());
  await storeSegment(house.ctx, claim, { rung: "a0", number: 0, path: file, init, silentSeconds: 2 });
  const [row] = await house.ctx.sql`select bytes, silent_ms from segments where video_id = ${videoId}`;
  const stored = await house.ctx.store.readBytes(key, 100_000);
  return { row, isOwn: stored.equals(own), own, others };
}

test("what a row says of silence is said of the very bytes that are stored", async () => {
  const alone = await storeSoundBesideAnothers({ withRow: false });
  expect(alone).toMatchObject({ row: { bytes: alone.own.length, silent_ms: 2000 }, isOwn: true });
  const described = await storeSoundBesideAnothers({ withRow: true });
  expect(described).toMatchObject({ row: { bytes: described.others.length, silent_ms: null }, isOwn: false });
});

test("what was stored since the look at a damaged segment is left alone", async () => {
  const { videoId } = await insertPlannedVideo(house.ctx, 20);
  const claim = await claimChunk(house.ctx, { processId: newId() });
  const rung = claim?.work?.rungs[0] ?? "";
  if (claim?.videoId !== videoId) throw new Error("There was nothing to claim.");
  const key = segmentKey(videoId, claim.planHash, rung, 0);
  await house.ctx.store.put(initKey(videoId, claim.planHash, rung), pictureInit());
  await house.ctx.store.put(key, Buffer.from("damaged"));
  const transaction: typeof house.ctx.db.transaction = async (work, config) => {
    const result = await house.ctx.db.transaction(work, config);
    await house.ctx.store.put(key, Buffer.from("made anew by another attempt"));
    return result;
  };
  const db = Object.assign(Object.create(house.ctx.db) as typeof house.ctx.db, { transaction });
  const file = path.join(scratch, newId());
  await writeFile(file, "a segment");
  const stored = storeSegment({ ...house.ctx, db }, claim, { rung, number: 0, path: file });
  await expect(stored).rejects.toMatchObject({ code: "unavailable" });
  expect(await house.ctx.store.head(key)).not.toBeNull();
});

test("another's good segment is kept although the stored init is lost", async () => {
  const { videoId } = await insertPlannedVideo(house.ctx, 20);
  const claim = await claimChunk(house.ctx, { processId: newId() });
  const rung = claim?.work?.rungs[0] ?? "";
  if (claim?.videoId !== videoId) throw new Error("There was nothing to claim.");
  const { frameCount } = segmentOf(claim.plan, rung, 0);
  const timescale = 12_800;
  const sampleDuration = timescale / 25;
  const winner = fragment({ decodeTime: 0, sampleCount: frameCount, sampleDuration });
  await house.ctx.store.put(segmentKey(videoId, claim.planHash, rung, 0), winner);
  const file = path.join(scratch, newId());
  await writeFile(file, "another attempt's");
  const init = parseInit(pictureInit({ timescale }));
  await storeSegment(house.ctx, claim, { rung, number: 0, path: file, init });
  expect(await house.ctx.sql`select bytes from segments where video_id = ${videoId}`).toMatchObject([
    { bytes: winner.length },
  ]);
});
