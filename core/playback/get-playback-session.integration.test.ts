import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SignedInUser } from "#core/accounts/types.ts";
import { savePosition } from "#core/history/save-position.ts";
import { messageOf } from "#core/messages/message.ts";
import { newId } from "#core/uuid.ts";
import { getPlaybackSession } from "#core/playback/get-playback-session.ts";
import { getReadiness } from "#core/playback/get-readiness.ts";
import { refreshToken } from "#core/playback/tokens/refresh-token.ts";
import { verifyMediaToken } from "#core/playback/tokens/verify-media-token.ts";
import { insertFilm, insertSegment, insertUser, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
let film: TestFilm;
let user: SignedInUser;

beforeAll(async () => {
  site = await createTestContext();
  user = await insertUser(site.ctx);
  film = await insertFilm(site.ctx, { segmentCount: 30 });
  await publish(film);
});
afterAll(() => site.drop());

const publish = (of: TestFilm) =>
  site.ctx.sql`update titles set visibility = 'published', published_at = now() where id = ${of.titleId}`;
const session = (of = film, who = user) => getPlaybackSession(site.ctx, who, { playableId: of.playableId });

describe("a playback session", () => {
  it("has addresses whose token opens this video", async () => {
    const created = await session();
    const [, , token = "", videoId, hash, file] = (created.allUrl ?? "").split("/");
    expect([videoId, hash, file]).toEqual([film.videoId, film.hash, "all.m3u8"]);
    const { payload } = await verifyMediaToken(site.ctx, token, film.videoId);
    expect(payload).toMatchObject({ video: film.videoId, scope: "viewer" });
    expect(created).toMatchObject({
      state: "processing",
      durationSeconds: 120,
      versionId: film.versionId,
      resumeAtSeconds: 0,
      next: null,
      audio: [{ renditionName: "a0", languageTag: "en", name: "English", channels: 2 }],
    });
  });

  it("resumes at the position, and at the start after the end", async () => {
    const position = { playableId: film.playableId, versionId: film.versionId, durationSeconds: 120 };
    const saved = { ...position, playerSession: "one" };
    await savePosition(site.ctx, user, { ...saved, positionSeconds: 42.5, sequence: 1 });
    expect((await session()).resumeAtSeconds).toBe(42.5);
    expect((await session(film, await insertUser(site.ctx))).resumeAtSeconds).toBe(0);
    await savePosition(site.ctx, user, { ...saved, positionSeconds: 115, sequence: 2 });
    expect((await session()).resumeAtSeconds).toBe(0);
  });

  it("says from which watch state it starts", async () => {
    const other = await insertUser(site.ctx);
    expect((await session(film, other)).watchRevision).toBeNull();
    const position = { playableId: film.playableId, versionId: film.versionId, durationSeconds: 120 };
    const saved = { ...position, positionSeconds: 10, playerSession: "two", sequence: 1, baseRevision: null };
    const { revision } = await savePosition(site.ctx, other, saved);
    expect((await session(film, other)).watchRevision).toBe(revision);
  });

  it("is as long as the file really is", async () => {
    const cut = await insertFilm(site.ctx, { segmentCount: 30 });
    await publish(cut);
    await site.ctx.sql`update videos set ends_at_segment = 10 where id = ${cut.videoId}`;
    expect((await session(cut)).durationSeconds).toBe(40);
  });

  it("says why there is nothing to play", async () => {
    const refused = await insertFilm(site.ctx);
    await publish(refused);
    await site.ctx.sql`
      update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "No."}}', current_plan_id = null where id = ${refused.videoId}`;
    expect(await session(refused)).toMatchObject({
      state: "failed",
      failureReason: messageOf("stored.text", { text: "No." }),
      allUrl: null,
    });
  });

  it("is only for users who may see the title", async () => {
    const own = await insertFilm(site.ctx, { owner: user });
    const stranger = await insertUser(site.ctx);
    expect((await session(own)).videoId).toBe(own.videoId);
    await expect(session(own, stranger)).rejects.toMatchObject({ code: "not_found" });
    await expect(refreshToken(site.ctx, stranger, own.videoId)).rejects.toMatchObject({ code: "not_found" });
    expect((await refreshToken(site.ctx, user, own.videoId)).token).toMatch(/^v1\./);
    const admin = await insertUser(site.ctx, "admin");
    expect((await session(own, admin)).videoId).toBe(own.videoId);
  });

  it("knows the next episode, across seasons, once it can be played", async () => {
    const episodes = [film, await insertFilm(site.ctx), await insertFilm(site.ctx)];
    const [first, second, third] = episodes as [TestFilm, TestFilm, TestFilm];
    const [s1, s2] = [newId(), newId()];
    await site.ctx.sql`insert into seasons (id, title_id, number)
      values (${s1}, ${film.titleId}, 1), (${s2}, ${film.titleId}, 2)`;
    for (const [at, [created, season]] of (
      [
        [first, s1],
        [second, s1],
        [third, s2],
      ] as const
    ).entries())
      await site.ctx.sql`
        update playables set kind = 'episode', title_id = ${film.titleId}, season_id = ${season}, number = ${at === 2 ? 1 : at + 1}
        where id = ${created.playableId}`;
    expect((await session(first)).next).toBeNull();
    await site.ctx
      .sql`update videos set state = 'playable' where id in (${second.videoId}, ${third.videoId})`;
    expect((await session(first)).next?.playableId).toBe(second.playableId);
    expect((await session(second)).next?.playableId).toBe(third.playableId);
    expect((await session(third)).next).toBeNull();
  });
});

describe("readiness", () => {
  it("tells the ranges of each rendition in the plan's order", async () => {
    const created = await insertFilm(site.ctx, { segmentCount: 30 });
    for (const number of [0, 1, 2, 7, 9, 10])
      await insertSegment(site.ctx, created, { renditionName: "v360", number });
    await insertSegment(site.ctx, created, { renditionName: "a0", number: 0 });
    await insertSegment(site.ctx, created, { renditionName: "sb", number: 0 });
    await site.ctx.sql`update audio_tracks set state = 'complete' where video_id = ${created.videoId}`;
    expect(await getReadiness(site.ctx, created.videoId)).toEqual({
      videoId: created.videoId,
      state: "processing",
      segmentSeconds: 4,
      segmentCount: 30,
      endsAtSegment: null,
      renditions: [
        {
          renditionName: "v360",
          height: 360,
          isComplete: false,
          ranges: [
            [0, 2],
            [7, 7],
            [9, 10],
          ],
        },
        { renditionName: "v720", height: 720, isComplete: false, ranges: [] },
        { renditionName: "a0", height: null, isComplete: true, ranges: [[0, 0]] },
      ],
    });
    await expect(getReadiness(site.ctx, newId())).rejects.toMatchObject({ code: "not_found" });
  });
});
