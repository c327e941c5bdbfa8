import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkHouse, makeClip, type WorkHouse } from "#worker/testing/worker-site.ts";

let house: WorkHouse;
beforeAll(async () => {
  house = await createWorkHouse();
  await house.start("worker");
});
afterAll(() => house.remove());

test("a transcoder stopped past its lease loses its chunk to another, and harms nothing when it wakes", async () => {
  const { sql } = house.ctx;
  const clip = await makeClip(path.join(house.dataDir, "clip.mp4"), { seconds: 24, size: "854x480" });
  const sleeper = await house.start("transcoder");
  const videoId = await house.addVideo(clip);
  const held = await house.untilTrue(async () => {
    const [row] = await sql<{ id: string; token: string }[]>`
      select id, attempt_token as token from chunks
      where video_id = ${videoId} and kind = 'ladder' and number > 0 and state = 'running'`;
    return row ?? null;
  }, 120);
  process.kill(sleeper.pid, "SIGSTOP");
  const other = await house.start("transcoder");
  expect(await house.until(videoId, ["ready", "failed"], 180)).toBe("ready");
  const before =
    await sql`select rung, number, bytes, created_at::text from segments where video_id = ${videoId} order by 1, 2`;

  process.kill(sleeper.pid, "SIGCONT");
  await house.untilTrue(() => /in other hands|lease/.test(sleeper.log()), 40);
  const [chunk] = await sql`select state, crashes, attempt_token from chunks where id = ${held.id}`;
  expect(chunk).toMatchObject({ state: "done", crashes: 0, attempt_token: null });
  const after =
    await sql`select rung, number, bytes, created_at::text from segments where video_id = ${videoId} order by 1, 2`;
  expect(after).toEqual(before);
  for (const row of after) {
    const [plan] = await sql<{ hash: string }[]>`select hash from plans where video_id = ${videoId}`;
    const folder = path.join(house.dataDir, "objects", "vod", videoId, plan?.hash ?? "", String(row.rung));
    expect((await readdir(folder)).some((name) => name.startsWith(String(row.number).padStart(5, "0")))).toBe(
      true,
    );
  }
  expect((await sql`select state from videos where id = ${videoId}`)[0]?.state).toBe("ready");
  expect(await sleeper.end()).toBe(0);
  expect(await other.end()).toBe(0);
  expect(await house.complaints()).toEqual([]);
});
