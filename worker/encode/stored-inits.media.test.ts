import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { planHash } from "#core/media/plan-hash.ts";
import { planVideo } from "#core/media/plan-video.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";
import { newId } from "#core/ids/uuid.ts";
import { initKey } from "#core/storage/object-key.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { storedInits } from "#worker/encode/stored-inits.ts";
import { makeInits } from "#worker/ffmpeg/make-inits.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

let house: TestContext;
let scratch: Awaited<ReturnType<typeof scratchFolder>>;
const plan = planVideo(sampleInfo({ video: sampleVideo({ width: 320, height: 180 }) }));
const claim = { videoId: newId(), planHash: planHash(plan), plan };
const keyOf = (rung: string) => initKey(claim.videoId, claim.planHash, rung);

beforeAll(async () => {
  house = await createTestContext();
  scratch = await scratchFolder();
  for (const { rung, path } of await makeInits({ plan, scratchDir: scratch.path, signal: never() }))
    await house.ctx.store.put(keyOf(rung), await readFile(path));
});
afterAll(async () => {
  await scratch.remove();
  await house.drop();
});

it("are read from the store, where players get them, and are what the encoder makes", async () => {
  const [read, made] = [await storedInits(house.ctx, claim, ["v180", "a0"]), await plannedInits(plan)];
  expect([...read.keys()]).toEqual(["v180", "a0"]);
  for (const rung of ["v180", "a0"]) expect(read.get(rung)).toEqual(made.get(rung));
});

it("are made anew where one is damaged or lost", async () => {
  await house.ctx.store.put(keyOf("v180"), Buffer.from("no boxes here"));
  expect((await storedInits(house.ctx, claim, ["v180"])).get("v180")?.kind).toBe("picture");
  await house.ctx.store.delete([keyOf("v180")]);
  expect((await storedInits(house.ctx, claim, ["v180"])).get("v180")?.kind).toBe("picture");
});
