import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkHouse, makeClip, type WorkHouse } from "#worker/testing/worker-site.ts";

let house: WorkHouse;
beforeAll(async () => {
  house = await createWorkHouse();
});
afterAll(() => house.remove());

test("MATINEE_TEST_HOLD keeps videos playable, first segments alone, until the test lets go", async () => {
  const clip = await makeClip(path.join(house.dataDir, "clip.mp4"), { seconds: 30, size: "320x180" });
  await house.start("worker");
  const held = await house.start("transcoder", { MATINEE_TEST: "1", MATINEE_TEST_HOLD: "after-first-chunk" });
  for (const videoId of [await house.addVideo(clip), await house.addVideo(clip)]) {
    expect(await house.until(videoId, ["playable", "ready", "failed"], 60)).toBe("playable");
  }
  const { sql } = house.ctx;
  await house.untilTrue(async () => {
    const open = await sql`select 1 from chunks where number = 0 and state <> 'done'`;
    return open.length === 0;
  }, 60);
  expect(held.log()).toContain("MATINEE_TEST_HOLD");
  expect(await sql`select 1 from chunks where number > 0 and state <> 'pending' and kind = 'ladder'`).toEqual(
    [],
  );
  await writeFile(path.join(house.dataDir, "test-release"), "");
  await house.untilTrue(async () => {
    const ready = await sql`select 1 from videos where state = 'ready'`;
    return ready.length === 2;
  }, 90);
});

test("the hold is not obeyed beside production", async () => {
  const clip = path.join(house.dataDir, "clip.mp4");
  const free = await house.start("transcoder", { MATINEE_TEST: "0", MATINEE_TEST_HOLD: "after-first-chunk" });
  const videoId = await house.addVideo(clip);
  expect(await house.until(videoId, ["ready", "failed"], 90)).toBe("ready");
  expect(free.log()).not.toContain("MATINEE_TEST_HOLD");
});
