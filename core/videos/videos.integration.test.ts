import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { newId } from "#core/ids/uuid.ts";
import { insertFilm, insertSegment, insertViewer } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { assertMayManage } from "#core/videos/assert-may-manage.ts";
import { getVideoProgress } from "#core/videos/get-video-progress.ts";
import { getVideo } from "#core/videos/get-video.ts";
import { listVideos } from "#core/videos/list-videos.ts";

let house: TestContext;

beforeAll(async () => {
  house = await createTestContext();
});
beforeEach(() => house.ctx.sql`truncate titles cascade`);
afterAll(() => house.drop());

it("tells how a video comes along", async () => {
  const film = await insertFilm(house.ctx, { segmentCount: 11, fileName: "Big Buck Bunny (2008).mp4" });
  for (let number = 0; number < 11; number += 1) {
    await insertSegment(house.ctx, film, { rung: "v360", number });
    await insertSegment(house.ctx, film, { rung: "v720", number });
  }
  await house.ctx.sql`update segments set created_at = now() - interval '10 minutes' where number < 10`;
  await house.ctx.sql`
    update chunks set state = 'done' where video_id = ${film.videoId} and kind = 'ladder' and number = 0`;
  await house.ctx.sql`
    update chunks set state = 'running', lease_until = now() where video_id = ${film.videoId} and kind = 'ladder' and number = 1`;
  const [progress] = await getVideoProgress(house.ctx, [film.videoId, newId()]);
  expect(progress).toMatchObject({
    id: film.videoId,
    titleId: film.titleId,
    playableId: film.playableId,
    title: "Big Buck Bunny",
    state: "processing",
    progressPercent: 98,
    parts: ["ready", "in_work", "to_come"],
    reason: null,
    canRetry: false,
    notice: null,
  });
  expect(progress?.secondsLeft).toBeGreaterThan(0);
});

it("tells of failures, of files that stop early, and of finished ones", async () => {
  const film = await insertFilm(house.ctx, { segmentCount: 18 });
  const change = (set: object) =>
    house.ctx.sql`update videos set ${house.ctx.sql({ ...set })} where id = ${film.videoId}`;
  await change({ state: "failed", failure_reason: "It broke.", ends_at_segment: 10 });
  expect(await getVideo(house.ctx, film.videoId)).toMatchObject({
    reason: "It broke.",
    canRetry: true,
    secondsLeft: null,
    durationSeconds: 40,
    notice: "The file stops at 0:40 of 1:12. Everything before it is fine and can be watched.",
  });
  await change({ refused: true });
  expect((await getVideo(house.ctx, film.videoId)).canRetry).toBe(false);
  await change({ state: "ready", failure_reason: null });
  expect(await getVideo(house.ctx, film.videoId)).toMatchObject({ progressPercent: 100, secondsLeft: 0 });
});

it("tells of sound that is silent where the file has none", async () => {
  const film = await insertFilm(house.ctx, { segmentCount: 10 });
  for (let number = 0; number < 10; number += 1) await insertSegment(house.ctx, film, { rung: "a0", number });
  expect((await getVideo(house.ctx, film.videoId)).soundNotice).toBeNull();
  await house.ctx.sql`update segments set silent_ms = 4000 where rung = 'a0' and number >= 6`;
  await house.ctx.sql`update segments set silent_ms = 1500 where rung = 'a0' and number = 5`;
  expect((await getVideo(house.ctx, film.videoId)).soundNotice).toBe(
    "The sound “English” stops at 0:22 of 0:40. From there on it is silent.",
  );
});

it("lists what is asked for, in pages, with the same number of queries however many there are", async () => {
  const owner = await insertViewer(house.ctx);
  const films = [
    await insertFilm(house.ctx, { owner }),
    await insertFilm(house.ctx),
    await insertFilm(house.ctx),
  ];
  await house.ctx.sql`update videos set state = 'ready' where id = ${films[2]?.videoId ?? ""}`;
  const ids = (page: { items: readonly { id: string }[] }) => page.items.map((item) => item.id);
  const newestFirst = films.map((film) => film.videoId).reverse();
  const first = await listVideos(house.ctx, { limit: 2 });
  const second = await listVideos(house.ctx, { limit: 2, cursor: first.nextCursor });
  expect([...ids(first), ...ids(second)]).toEqual(newestFirst);
  expect(second.nextCursor).toBeNull();
  expect(ids(await listVideos(house.ctx, { state: "ready" }))).toEqual([films[2]?.videoId]);
  expect(ids(await listVideos(house.ctx, { ownerUserId: owner.userId }))).toEqual([films[0]?.videoId]);
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

it("lets uploaders and admins look after a video, and nobody else", async () => {
  const owner = await insertViewer(house.ctx);
  const film = await insertFilm(house.ctx, { owner });
  await assertMayManage(house.ctx, owner, film.videoId);
  await assertMayManage(house.ctx, await insertViewer(house.ctx, "admin"), film.videoId);
  const stranger = await insertViewer(house.ctx);
  await expect(assertMayManage(house.ctx, stranger, film.videoId)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(getVideo(house.ctx, newId())).rejects.toMatchObject({ code: "not_found" });
});
