import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";

let site: WorkSite;
beforeAll(async () => {
  site = await createWorkSite();
  await site.start("worker");
  await site.start("transcoder");
});
afterAll(() => site.remove());

test("a file is probed, planned, playable soon, ready at the end, with every segment, frame and rate", async () => {
  const clip = await makeClip(path.join(site.dataDir, "clip.mp4"), { seconds: 12, size: "854x480" });
  const videoId = await site.addVideo(clip);
  await site.until(videoId, ["playable", "ready"], 60);
  expect(await site.until(videoId, ["ready", "failed"], 90)).toBe("ready");

  const { sql, store } = site.ctx;
  const segments = await sql<{ rendition_name: string; number: number; bytes: number }[]>`
    select rendition_name, number, bytes from segments where video_id = ${videoId} order by rendition_name, number`;
  expect(segments.map(({ rendition_name: renditionName, number }) => `${renditionName}:${number}`)).toEqual([
    ...["a0:0", "a0:1", "a0:2", "sb:0", "sb:1", "v360:0", "v360:1", "v360:2", "v480:0", "v480:1", "v480:2"],
  ]);
  const [plan] = await sql<{ hash: string }[]>`select hash from plans where video_id = ${videoId}`;
  for (const { rendition_name: renditionName, number, bytes } of segments) {
    const ending = renditionName === "sb" ? "webp" : "m4s";
    const key = `vod/${videoId}/${plan?.hash ?? ""}/${renditionName}/${String(number).padStart(5, "0")}.${ending}`;
    expect((await store.head(key))?.bytes).toBe(bytes);
  }
  const renditions =
    await sql`select state, codecs, average_bits_per_second from renditions where video_id = ${videoId}`;
  expect(renditions).toHaveLength(2);
  expect(renditions[0]).toMatchObject({ state: "complete" });
  expect(renditions[0]?.codecs).toMatch(/^avc1\./);

  await site.untilTrue(async () => {
    const rows = await sql<{ poster_image_id: string | null }[]>`select poster_image_id from titles`;
    return rows.every((row) => row.poster_image_id !== null);
  });
  const [image] = await sql`select * from images where video_id = ${videoId} and kind = 'poster'`;
  expect(Number(image?.height) / Number(image?.width)).toBeCloseTo(1.5, 1);
  // The last job's row is deleted shortly after its results are visible.
  await site.untilTrue(async () => {
    const left = await sql`select 1 from graphile_worker.jobs where task_identifier <> 'reconcile'`;
    return left.length === 0;
  });
});
