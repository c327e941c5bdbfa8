import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";

let site: WorkSite;
beforeAll(async () => {
  site = await createWorkSite();
});
afterAll(() => site.remove());

test("MATINEE_TEST_HOLD keeps videos playable, first segments alone, until the test lets go", async () => {
  const clip = await makeClip(path.join(site.dataDir, "clip.mp4"), { seconds: 30, size: "320x180" });
  await site.start("worker");
  const held = await site.start("transcoder", { MATINEE_TEST: "1", MATINEE_TEST_HOLD: "after-first-chunk" });
  for (const videoId of [await site.addVideo(clip), await site.addVideo(clip)]) {
    expect(await site.until(videoId, ["playable", "ready", "failed"], 60)).toBe("playable");
  }
  const { sql } = site.ctx;
  await site.untilTrue(async () => {
    const open = await sql`select 1 from chunks where number = 0 and state <> 'complete'`;
    return open.length === 0;
  }, 60);
  expect(held.log()).toContain("MATINEE_TEST_HOLD");
  expect(await sql`select 1 from chunks where number > 0 and state <> 'pending' and kind = 'ladder'`).toEqual(
    [],
  );
  await writeFile(path.join(site.dataDir, "test-release"), "");
  await site.untilTrue(async () => {
    const ready = await sql`select 1 from videos where state = 'ready'`;
    return ready.length === 2;
  }, 90);
});

test("the hold is not obeyed beside production", async () => {
  const clip = path.join(site.dataDir, "clip.mp4");
  const free = await site.start("transcoder", { MATINEE_TEST: "0", MATINEE_TEST_HOLD: "after-first-chunk" });
  const videoId = await site.addVideo(clip);
  expect(await site.until(videoId, ["ready", "failed"], 90)).toBe("ready");
  expect(free.log()).not.toContain("MATINEE_TEST_HOLD");
});
