import { mkdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enqueue } from "#core/jobs/enqueue.ts";
import { segmentKey } from "#core/storage/object-key.ts";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";

let site: WorkSite;
beforeAll(async () => {
  site = await createWorkSite();
});
afterAll(() => site.remove());

const row = async (videoId: string) => {
  const [video] = await site.ctx.sql<
    { state: string; since: Date | null; reason: { key: string } | null; root: string }[]
  >`select state, unavailable_since as since, unavailable_reason as reason, source_root as root
    from videos where id = ${videoId}`;
  return video;
};

/** The recurring look, now. */
const look = () => site.ctx.db.transaction((tx) => enqueue(tx, "check-sources", {}));

/** Every segment that playlists list now. */
async function storedNow(videoId: string): Promise<number> {
  const { sql, store } = site.ctx;
  const rows = await sql<{ rendition: string; number: number; hash: string }[]>`
    select s.rendition_name as rendition, s.number, p.hash from segments s join plans p on p.id = s.plan_id
    where s.video_id = ${videoId}`;
  for (const { rendition, number, hash } of rows) {
    expect(await store.head(segmentKey(videoId, hash, rendition, number))).not.toBeNull();
  }
  return rows.length;
}

test("a disk that is unmounted in mid-encode and comes back costs nothing: its jobs wait, what is encoded plays", async () => {
  const disk = path.join(site.dataDir, "disk");
  await mkdir(disk);
  const clip = await makeClip(path.join(disk, "clip.mp4"), { seconds: 40, size: "320x180" });
  const { sql } = site.ctx;
  await site.start("worker");
  await site.start("transcoder", { MATINEE_TEST: "1", MATINEE_TEST_HOLD: "after-first-chunk" });
  const videoId = await site.addVideo(clip);
  await sql`update videos set source_root = ${disk} where id = ${videoId}`;
  expect(await site.until(videoId, ["playable", "failed"], 60)).toBe("playable");
  await site.untilTrue(async () => {
    return (await sql`select 1 from chunks where number = 0 and state <> 'complete'`).length === 0;
  });
  // An empty mount point, before anything knows; the rest of the film is let go at the same moment.
  await rename(disk, `${disk}.away`);
  await mkdir(disk);
  await writeFile(path.join(site.dataDir, "test-release"), "");
  const waiting = await site.untilTrue(async () => {
    const rows =
      await sql`select 1 from chunks where state = 'pending' and failure ->> 'key' = 'encoding.sourceDiskAway'`;
    return rows.length > 0 && rows;
  });
  expect(waiting.length).toBeGreaterThan(0);
  await look();
  await site.untilTrue(async () => (await row(videoId))?.since ?? null);
  expect(await row(videoId)).toMatchObject({ state: "playable", reason: { key: "encoding.diskMissing" } });
  expect(await storedNow(videoId)).toBeGreaterThan(0);
  // Another film is encoded meanwhile, and none of the waiting chunks counts an attempt.
  const other = await site.addVideo(
    await makeClip(path.join(site.dataDir, "other.mp4"), { seconds: 8, size: "320x180" }),
  );
  expect(await site.until(other, ["ready", "failed"], 90)).toBe("ready");
  expect(
    await sql`select 1 from chunks where video_id = ${videoId} and state <> 'complete' and attempts > 0`,
  ).toEqual([]);
  expect(await row(videoId)).toMatchObject({ state: "playable" });
  await rmdir(disk);
  await rename(`${disk}.away`, disk);
  await look();
  expect(await site.until(videoId, ["ready", "failed"], 120)).toBe("ready");
  expect(await row(videoId)).toMatchObject({ state: "ready", since: null, reason: null });
  expect(await site.complaints()).toEqual([]);
  await rm(disk, { recursive: true });
});
