import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkHouse, makeClip, type WorkHouse } from "#worker/testing/worker-site.ts";

let house: WorkHouse;
beforeAll(async () => {
  house = await createWorkHouse();
  await house.start("worker");
  await house.start("transcoder");
});
afterAll(() => house.remove());

test("a file is probed, planned, playable soon, ready at the end, with every segment, picture and rate", async () => {
  const clip = await makeClip(path.join(house.dataDir, "clip.mp4"), { seconds: 12 });
  const videoId = await house.addVideo(clip);
  await house.until(videoId, ["playable", "ready"], 60);
  expect(await house.until(videoId, ["ready", "failed"], 90)).toBe("ready");

  const { sql, store } = house.ctx;
  const segments = await sql<{ rung: string; number: number; bytes: number }[]>`
    select rung, number, bytes from segments where video_id = ${videoId} order by rung, number`;
  expect(segments.map(({ rung, number }) => `${rung}:${number}`)).toEqual([
    ...["a0:0", "a0:1", "a0:2", "sb:0", "sb:1", "v360:0", "v360:1", "v360:2"],
  ]);
  const [plan] = await sql<{ hash: string }[]>`select hash from plans where video_id = ${videoId}`;
  for (const { rung, number, bytes } of segments) {
    const ending = rung === "sb" ? "webp" : "m4s";
    const key = `vod/${videoId}/${plan?.hash ?? ""}/${rung}/${String(number).padStart(5, "0")}.${ending}`;
    expect((await store.head(key))?.bytes).toBe(bytes);
  }
  const renditions =
    await sql`select state, codecs, average_bits_per_second from renditions where video_id = ${videoId}`;
  expect(renditions).toHaveLength(1);
  expect(renditions[0]).toMatchObject({ state: "whole" });
  expect(renditions[0]?.codecs).toMatch(/^avc1\./);

  await house.untilTrue(async () => {
    const rows = await sql<{ poster_image_id: string | null }[]>`select poster_image_id from titles`;
    return rows.every((row) => row.poster_image_id !== null);
  });
  const [image] = await sql`select * from images where video_id = ${videoId} and kind = 'poster'`;
  expect(Number(image?.height) / Number(image?.width)).toBeCloseTo(1.5, 1);
  // The last job's row goes just after what it wrote can be seen.
  await house.untilTrue(async () => {
    const left = await sql`select 1 from graphile_worker.jobs where task_identifier <> 'reconcile'`;
    return left.length === 0;
  });
});
