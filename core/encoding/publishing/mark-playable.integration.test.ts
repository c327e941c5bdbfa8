import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { markPlayable } from "#core/encoding/publishing/mark-playable.ts";
import { type PlayableVideo, type VideoEvents } from "#core/encoding/publishing/video-events.ts";
import { insertPlannedVideo, type InsertedVideo } from "#core/encoding/testing/insert-video.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { videos } from "#db/schema/videos.ts";

let site: TestContext;
let video: InsertedVideo;

beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.ctx.sql`truncate titles, users cascade`;
  video = await insertPlannedVideo(site.ctx, 8);
  await site.ctx.sql`
    insert into segments (plan_id, video_id, rendition_name, number, bytes)
    select plan_id, video_id, rendition_name, 0, 700 from renditions
    union all select plan_id, video_id, rendition_name, 0, 700 from audio_tracks`;
});

const listenedTo = (videoBecamePlayable: VideoEvents["videoBecamePlayable"]): CoreContext => ({
  ...site.ctx,
  videoEvents: { videoBecamePlayable },
});
const stateOf = async () => {
  const [row] = await site.ctx.sql<{ state: string; visibility: string }[]>`
    select v.state, t.visibility from videos v, titles t where v.id = ${video.videoId} and t.id = ${video.titleId}`;
  return row;
};

test("that a video became playable is announced once, and encoding leaves its title alone", async () => {
  const announced: (PlayableVideo & { state: string | undefined })[] = [];
  const ctx = listenedTo(async (tx, playable) => {
    const [row] = await tx
      .select({ state: videos.state })
      .from(videos)
      .where(eq(videos.id, playable.videoId));
    announced.push({ ...playable, state: row?.state });
  });
  expect(await markPlayable(ctx, video.videoId)).toBe(true);
  expect(await markPlayable(ctx, video.videoId)).toBe(false);
  const [version] = await site.ctx.sql<{ id: string }[]>`
    select version_id as id from videos where id = ${video.videoId}`;
  expect(announced).toEqual([{ videoId: video.videoId, versionId: version?.id, state: "playable" }]);
  expect(await stateOf()).toEqual({ state: "playable", visibility: "draft" });
});

test("where the catalog cannot follow, the video is not playable yet", async () => {
  const broken = listenedTo(() => Promise.reject(new Error("The catalog is gone.")));
  await expect(markPlayable(broken, video.videoId)).rejects.toThrow("The catalog is gone.");
  expect(await stateOf()).toEqual({ state: "processing", visibility: "draft" });
  expect(await markPlayable(site.ctx, video.videoId)).toBe(true);
  expect(await stateOf()).toEqual({ state: "playable", visibility: "published" });
});
