import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { planHash } from "#core/media/plan/plan-hash.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { sampleInfo, sampleVideo } from "#core/media/testing/sample-info.ts";
import { newId } from "#core/uuid.ts";
import { initKey } from "#core/storage/object-key.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { storedInits } from "#worker/encode/stored-inits.ts";
import { makeInits } from "#worker/ffmpeg/make-inits.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

let site: TestContext;
let scratch: Awaited<ReturnType<typeof scratchFolder>>;
const plan = planVideo(sampleInfo({ video: sampleVideo({ width: 320, height: 180 }) }));
const claim = { videoId: newId(), planHash: planHash(plan), plan };
const keyOf = (renditionName: string) => initKey(claim.videoId, claim.planHash, renditionName);

beforeAll(async () => {
  site = await createTestContext();
  scratch = await scratchFolder();
  for (const { renditionName, path } of await makeInits({ plan, scratchDir: scratch.path, signal: never() }))
    await site.ctx.store.put(keyOf(renditionName), await readFile(path));
});
afterAll(async () => {
  await scratch.remove();
  await site.drop();
});

it("are read from the store, where players get them, and are what the encoder makes", async () => {
  const [read, created] = [await storedInits(site.ctx, claim, ["v180", "a0"]), await plannedInits(plan)];
  expect([...read.keys()]).toEqual(["v180", "a0"]);
  for (const renditionName of ["v180", "a0"])
    expect(read.get(renditionName)).toEqual(created.get(renditionName));
});

it("are created again if one is damaged or lost", async () => {
  await site.ctx.store.put(keyOf("v180"), Buffer.from("no boxes here"));
  expect((await storedInits(site.ctx, claim, ["v180"])).get("v180")?.kind).toBe("video");
  await site.ctx.store.delete([keyOf("v180")]);
  expect((await storedInits(site.ctx, claim, ["v180"])).get("v180")?.kind).toBe("video");
});
