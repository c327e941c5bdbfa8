import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { countSite } from "#core/admin/count-site.ts";
import { loadVersions } from "#core/catalog/version-details.ts";
import { messageOf } from "#core/messages/message.ts";
import { newId } from "#core/uuid.ts";
import { insertFilm, insertSegment, insertUser } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { assertMayManage } from "#core/videos/assert-may-manage.ts";
import { getVideoProgress } from "#core/videos/get-video-progress.ts";
import { getVideo } from "#core/videos/get-video.ts";
import { listVideos } from "#core/videos/list-videos.ts";

let site: TestContext;

beforeAll(async () => {
  site = await createTestContext();
});
beforeEach(() => site.ctx.sql`truncate titles cascade`);
afterAll(() => site.drop());

it("reports a video's progress", async () => {
  const film = await insertFilm(site.ctx, { segmentCount: 11, fileName: "Big Buck Bunny (2008).mp4" });
  for (let number = 0; number < 11; number += 1) {
    await insertSegment(site.ctx, film, { renditionName: "v360", number });
    await insertSegment(site.ctx, film, { renditionName: "v720", number });
  }
  await site.ctx.sql`update segments set created_at = now() - interval '10 minutes' where number < 10`;
  await site.ctx.sql`
    update chunks set state = 'complete' where video_id = ${film.videoId} and kind = 'ladder' and number = 0`;
  await site.ctx.sql`
    update chunks set state = 'running', lease_until = now() where video_id = ${film.videoId} and kind = 'ladder' and number = 1`;
  const [progress] = await getVideoProgress(site.ctx, [film.videoId, newId()]);
  expect(progress).toMatchObject({
    id: film.videoId,
    titleId: film.titleId,
    playableId: film.playableId,
    title: "Big Buck Bunny",
    state: "processing",
    progressPercent: 98,
    parts: ["ready", "in_work", "to_come"],
    reason: null,
    notice: null,
  });
  expect(progress?.secondsLeft).toBeGreaterThan(0);
  // The title's page shows the numbers that the dashboard, the queue and the event stream show.
  const [version] = (await loadVersions(site.ctx, [film.playableId])).get(film.playableId) ?? [];
  expect(version?.progressPercent).toBe(progress?.progressPercent);
  expect(Math.abs((version?.secondsLeft ?? NaN) - (progress?.secondsLeft ?? NaN))).toBeLessThan(5);
});

it("counts the segments of waiting chunks, in each rendition, each once", async () => {
  const film = await insertFilm(site.ctx, { segmentCount: 11 });
  const queued = async () => (await countSite(site.ctx)).queuedSegments;
  // Of 360p, 720p and audio; entry chunks wait for the same segments of 360p.
  expect(await queued()).toBe(33);
  await site.ctx.sql`
    update chunks set state = 'running', lease_until = now() where video_id = ${film.videoId} and kind = 'ladder' and number = 0`;
  expect(await queued()).toBe(31);
  await site.ctx.sql`update videos set state = 'failed' where id = ${film.videoId}`;
  expect(await queued()).toBe(0);
});

it("tells of failures, of files that stop early, and of finished ones", async () => {
  const film = await insertFilm(site.ctx, { segmentCount: 18 });
  const change = (set: object) =>
    site.ctx.sql`update videos set ${site.ctx.sql({ ...set })} where id = ${film.videoId}`;
  const reason = messageOf("media.empty");
  await change({ state: "failed", failure: site.ctx.sql.json(reason), ends_at_segment: 10 });
  expect(await getVideo(site.ctx, film.videoId)).toMatchObject({
    reason,
    secondsLeft: null,
    durationSeconds: 40,
    notice: messageOf("media.endsEarly", { endSeconds: 40, totalSeconds: 72 }),
  });
  await change({ state: "ready", failure: null });
  expect(await getVideo(site.ctx, film.videoId)).toMatchObject({ progressPercent: 100, secondsLeft: 0 });
});

it("reports silent audio if the file has none", async () => {
  const film = await insertFilm(site.ctx, { segmentCount: 10 });
  for (let number = 0; number < 10; number += 1)
    await insertSegment(site.ctx, film, { renditionName: "a0", number });
  expect((await getVideo(site.ctx, film.videoId)).audioNotices).toEqual([]);
  await site.ctx.sql`update segments set silent_ms = 4000 where rendition_name = 'a0' and number >= 6`;
  await site.ctx.sql`update segments set silent_ms = 1500 where rendition_name = 'a0' and number = 5`;
  expect((await getVideo(site.ctx, film.videoId)).audioNotices).toEqual([
    messageOf("media.audioEndsEarly", { name: "English", endSeconds: 22.5, totalSeconds: 40 }),
  ]);
});

it("lists what is asked for, in pages, with the same number of queries however many there are", async () => {
  const owner = await insertUser(site.ctx);
  const films = [
    await insertFilm(site.ctx, { owner }),
    await insertFilm(site.ctx),
    await insertFilm(site.ctx),
  ];
  await site.ctx.sql`update videos set state = 'ready' where id = ${films[2]?.videoId ?? ""}`;
  const ids = (page: { items: readonly { id: string }[] }) => page.items.map((item) => item.id);
  const newestFirst = films.map((film) => film.videoId).reverse();
  const first = await listVideos(site.ctx, { limit: 2 });
  const second = await listVideos(site.ctx, { limit: 2, cursor: first.nextCursor });
  expect([...ids(first), ...ids(second)]).toEqual(newestFirst);
  expect(second.nextCursor).toBeNull();
  expect(ids(await listVideos(site.ctx, { state: "ready" }))).toEqual([films[2]?.videoId]);
  expect(ids(await listVideos(site.ctx, { ownerUserId: owner.userId }))).toEqual([films[0]?.videoId]);
  expect(first.items[0]).toMatchObject({
    renditions: [
      { height: 360, codec: "avc1.64001f", bitrateKbps: 800, state: "encoding" },
      { height: 720, codec: "avc1.64001f", bitrateKbps: 2800, state: "encoding" },
    ],
    audio: [{ languageTag: "en", name: "English", channels: 2 }],
    captions: [],
    sizeBytes: 1_000_000,
    sourceFileName: "A film.mp4",
  });
});

it("lets only uploaders and admins manage a video", async () => {
  const owner = await insertUser(site.ctx);
  const film = await insertFilm(site.ctx, { owner });
  await assertMayManage(site.ctx, owner, film.videoId);
  await assertMayManage(site.ctx, await insertUser(site.ctx, "admin"), film.videoId);
  const stranger = await insertUser(site.ctx);
  await expect(assertMayManage(site.ctx, stranger, film.videoId)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(getVideo(site.ctx, newId())).rejects.toMatchObject({ code: "not_found" });
});
