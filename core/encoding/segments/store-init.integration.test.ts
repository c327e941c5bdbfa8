import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPlan } from "#core/encoding/plans/create-plan.ts";
import { storeInit } from "#core/encoding/segments/store-init.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { newId } from "#core/uuid.ts";
import { parseInit } from "#core/media/mp4/init-segment.ts";
import { sampleInfo } from "#core/media/testing/sample-info.ts";
import { box, videoInit } from "#core/media/testing/mp4-bytes.ts";
import { type Plan } from "#core/media/types.ts";
import { initKey } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());

const PLAN_HASH = "0123456789abcdef";
const own = videoInit();
const others = Buffer.concat([videoInit({ level: 40 }), box("free")]);

async function storeOwn(videoId: string) {
  const file = path.join(tempFolder("init"), "init.mp4");
  await writeFile(file, own);
  return storeInit(site.ctx, { videoId, planHash: PLAN_HASH, renditionName: "v360", path: file });
}
const keyOf = (videoId: string) => initKey(videoId, PLAN_HASH, "v360");

test("the init that is described is the one that another attempt stored first", async () => {
  const videoId = newId();
  await site.ctx.store.put(keyOf(videoId), others);
  const { codecs } = parseInit(others);
  expect(await storeOwn(videoId)).toEqual({ renditionName: "v360", bytes: others.length, codecs });
  expect(await site.ctx.store.readBytes(keyOf(videoId), 10_000)).toEqual(others);
});

test("the first attempt stores its init, and replaces a damaged one", async () => {
  const described = { renditionName: "v360", bytes: own.length, codecs: parseInit(own).codecs };
  for (const before of [null, Buffer.from("no boxes here")]) {
    const videoId = newId();
    if (before) await site.ctx.store.put(keyOf(videoId), before);
    expect(await storeOwn(videoId)).toEqual(described);
    expect((await site.ctx.store.head(keyOf(videoId)))?.bytes).toBe(own.length);
  }
});

test("rows describe the stored inits after a plan's missing inits were created again", async () => {
  const { videoId, planId } = await insertPlannedVideo(site.ctx, 20);
  const [row] = await site.ctx.sql<
    { plan: Plan; hash: string }[]
  >`select plan, hash from plans where id = ${planId}`;
  if (!row) throw new Error("There is no plan.");
  await site.ctx.sql`update videos set state = 'queued' where id = ${videoId}`;
  const inits = [...row.plan.renditions, ...row.plan.audio].map(({ renditionName }) => ({
    renditionName,
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
  expect(await createPlan(site.ctx, again)).toBe(true);
  const rows = await site.ctx.sql`
    select distinct plan_id, init_bytes, codecs from renditions where video_id = ${videoId}
    union select distinct plan_id, init_bytes, codecs from audio_tracks where video_id = ${videoId}`;
  expect(rows).toEqual([{ plan_id: planId, init_bytes: 801, codecs: "anew" }]);
});
