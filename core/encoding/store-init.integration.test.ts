import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPlan } from "#core/encoding/create-plan.ts";
import { storeInit } from "#core/encoding/store-init.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { newId } from "#core/ids/uuid.ts";
import { parseInit } from "#core/media/init-segment.ts";
import { sampleInfo } from "#core/media/testing/sample-info.ts";
import { box, pictureInit } from "#core/media/testing/mp4-bytes.ts";
import { type Plan } from "#core/media/types.ts";
import { initKey } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let house: TestContext;
beforeAll(async () => {
  house = await createTestContext();
});
afterAll(() => house.drop());

const PLAN_HASH = "0123456789abcdef";
const own = pictureInit();
const others = Buffer.concat([pictureInit({ level: 40 }), box("free")]);

async function storeOwn(videoId: string) {
  const file = path.join(tempFolder("init"), "init.mp4");
  await writeFile(file, own);
  return storeInit(house.ctx, { videoId, planHash: PLAN_HASH, rung: "v360", path: file });
}
const keyOf = (videoId: string) => initKey(videoId, PLAN_HASH, "v360");

test("the init that is described is the one that another attempt stored first", async () => {
  const videoId = newId();
  await house.ctx.store.put(keyOf(videoId), others);
  const { codecs } = parseInit(others);
  expect(await storeOwn(videoId)).toEqual({ rung: "v360", bytes: others.length, codecs });
  expect(await house.ctx.store.readBytes(keyOf(videoId), 10_000)).toEqual(others);
});

test("the first one is its own, and a damaged one is replaced by it", async () => {
  const described = { rung: "v360", bytes: own.length, codecs: parseInit(own).codecs };
  for (const before of [null, Buffer.from("no boxes here")]) {
    const videoId = newId();
    if (before) await house.ctx.store.put(keyOf(videoId), before);
    expect(await storeOwn(videoId)).toEqual(described);
    expect((await house.ctx.store.head(keyOf(videoId)))?.bytes).toBe(own.length);
  }
});

test("rows speak of the inits that were stored when a lost plan's inits were made anew", async () => {
  const { videoId, planId } = await insertPlannedVideo(house.ctx, 20);
  const [row] = await house.ctx.sql<
    { plan: Plan; hash: string }[]
  >`select plan, hash from plans where id = ${planId}`;
  if (!row) throw new Error("There is no plan.");
  await house.ctx.sql`update videos set state = 'queued' where id = ${videoId}`;
  const inits = [...row.plan.rungs, ...row.plan.audio].map(({ rung }) => ({
    rung,
    bytes: 801,
    codecs: "anew",
  }));
  const again = {
    videoId,
    info: sampleInfo({}),
    plan: row.plan,
    hash: row.hash,
    ffmpegVersion: "9.0",
    inits,
  };
  expect(await createPlan(house.ctx, again)).toBe(true);
  const rows = await house.ctx.sql`
    select distinct plan_id, init_bytes, codecs from renditions where video_id = ${videoId}
    union select distinct plan_id, init_bytes, codecs from audio_tracks where video_id = ${videoId}`;
  expect(rows).toEqual([{ plan_id: planId, init_bytes: 801, codecs: "anew" }]);
});
