import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";

let site: WorkSite;
beforeAll(async () => {
  site = await createWorkSite();
  await site.start("worker");
});
afterAll(() => site.remove());

test("a transcoder stopped past its lease loses its chunk to another, and harms nothing when it wakes", async () => {
  const { sql } = site.ctx;
  const clip = await makeClip(path.join(site.dataDir, "clip.mp4"), { seconds: 24, size: "854x480" });
  const sleeper = await site.start("transcoder");
  const videoId = await site.addVideo(clip);
  const held = await site.untilTrue(async () => {
    const [row] = await sql<{ id: string; token: string }[]>`
      select id, attempt_token as token from chunks
      where video_id = ${videoId} and kind = 'ladder' and number > 0 and state = 'running'`;
    return row ?? null;
  }, 120);
  process.kill(sleeper.pid, "SIGSTOP");
  const other = await site.start("transcoder");
  expect(await site.until(videoId, ["ready", "failed"], 180)).toBe("ready");
  const before =
    await sql`select rendition_name, number, bytes, created_at::text from segments where video_id = ${videoId} order by 1, 2`;

  process.kill(sleeper.pid, "SIGCONT");
  await site.untilTrue(() => /another worker claimed the chunk|lease/.test(sleeper.log()), 40);
  const [chunk] = await sql`select state, crashes, attempt_token from chunks where id = ${held.id}`;
  expect(chunk).toMatchObject({ state: "complete", crashes: 0, attempt_token: null });
  const after =
    await sql`select rendition_name, number, bytes, created_at::text from segments where video_id = ${videoId} order by 1, 2`;
  expect(after).toEqual(before);
  for (const row of after) {
    const [plan] = await sql<{ hash: string }[]>`select hash from plans where video_id = ${videoId}`;
    const folder = path.join(
      site.dataDir,
      "objects",
      "vod",
      videoId,
      plan?.hash ?? "",
      String(row.rendition_name),
    );
    expect((await readdir(folder)).some((name) => name.startsWith(String(row.number).padStart(5, "0")))).toBe(
      true,
    );
  }
  expect((await sql`select state from videos where id = ${videoId}`)[0]?.state).toBe("ready");
  expect(await sleeper.end()).toBe(0);
  expect(await other.end()).toBe(0);
  expect(await site.complaints()).toEqual([]);
});
