import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openRpcSite, type RpcSite } from "#app/testing/rpc-site.ts";
import { notifyVideo, VIDEO_CHANNEL } from "#core/notifications/channels.ts";
import { sharedNotifications } from "#core/notifications/shared-notifications.ts";
import { type VideoEvent } from "#core/playback/types.ts";
import { insertFilm, insertSegment, type TestFilm } from "#core/testing/insert-film.ts";

let site: RpcSite;
let film: TestFilm;

beforeAll(async () => {
  site = await openRpcSite();
  const notifications = sharedNotifications(site.core);
  await new Promise<void>((resolve) => {
    notifications.onConnected(resolve);
    notifications.subscribe(VIDEO_CHANNEL, () => undefined);
  });
});
beforeEach(async () => {
  film = await insertFilm(site.core, { owner: site.admin });
});
afterAll(async () => {
  await sharedNotifications(site.core).close();
  await site.drop();
});

const open = async (videoIds: string[], who = site.admin) => {
  const stream = await site.as(who).events.stream({ videoIds });
  return stream[Symbol.asyncIterator]();
};
type Stream = Awaited<ReturnType<typeof open>>;

/** Reads until an event meets the condition; returns all events so far. */
async function readUntil(stream: Stream, isLast: (event: VideoEvent) => boolean): Promise<VideoEvent[]> {
  const events: VideoEvent[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error("The stream ended.");
    events.push(value);
    if (isLast(value)) return events;
  }
}

const isVideo = (event: VideoEvent) => event.type === "video";
const close = (stream: Stream) => stream.return?.();

describe("the event stream", () => {
  it("sends the state of each video, then what is new, with bursts as one event", async () => {
    const stream = await open([film.videoId]);
    const first = await readUntil(stream, isVideo);
    expect(first.map((event) => event.type)).toEqual(["readiness", "video"]);
    expect(first[1]).toMatchObject({ video: { id: film.videoId, state: "processing", progressPercent: 0 } });
    const reading = readUntil(stream, (event) => event.type === "segments" && event.numbers.includes(4));
    for (const number of [0, 1, 2, 3, 4])
      await insertSegment(site.core, film, { renditionName: "v360", number });
    const told = (await reading).filter((event) => event.type === "segments");
    expect(told.flatMap((event) => event.numbers)).toEqual([0, 1, 2, 3, 4]);
    expect(told.length).toBeLessThanOrEqual(3);
    await close(stream);
  });

  it("tells progress and readiness when the state changes", async () => {
    const stream = await open([film.videoId]);
    await readUntil(stream, isVideo);
    await site.core.sql`update videos set state = 'playable' where id = ${film.videoId}`;
    await notifyVideo(site.core.db, film.videoId);
    const events = await readUntil(
      stream,
      (event) => event.type === "video" && event.video.state === "playable",
    );
    expect(events.find((event) => event.type === "readiness")).toMatchObject({
      readiness: { state: "playable" },
    });
    await close(stream);
  });

  it("sends readiness again when a rendition becomes complete", async () => {
    const stream = await open([film.videoId]);
    await readUntil(stream, isVideo);
    await site.core
      .sql`update renditions set state = 'complete' where plan_id = ${film.planId} and rendition_name = 'v360'`;
    await notifyVideo(site.core.db, film.videoId);
    const events = await readUntil(stream, (event) => event.type === "readiness");
    const completeTracksOf = (event: VideoEvent | undefined) =>
      event?.type === "readiness" &&
      event.readiness.renditions.flatMap((rendition) =>
        rendition.isComplete ? rendition.renditionName : [],
      );
    expect(completeTracksOf(events.at(-1))).toEqual(["v360"]);
    await close(stream);
  });

  it("says nothing of videos that one may not watch", async () => {
    const [own] = [await insertFilm(site.core, { owner: site.viewer })];
    const stream = await open([film.videoId, own.videoId], site.viewer);
    const [readiness, video] = await readUntil(stream, isVideo);
    expect(readiness).toMatchObject({ readiness: { videoId: own.videoId } });
    expect(video).toMatchObject({ video: { id: own.videoId } });
    await insertSegment(site.core, film, { renditionName: "v360", number: 0 });
    await insertSegment(site.core, own, { renditionName: "v360", number: 0 });
    const next = await readUntil(stream, (event) => event.type === "segments");
    expect(next).toEqual([{ type: "segments", videoId: own.videoId, renditionName: "v360", numbers: [0] }]);
    await close(stream);
  });

  it("is for signed-in users, and for a limited number of videos", async () => {
    await expect(site.as(null).events.stream({ videoIds: [film.videoId] })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    const many = Array.from({ length: 51 }, () => film.videoId);
    await expect(site.as(site.viewer).events.stream({ videoIds: many })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("the routers of playing", () => {
  it("let a user play, save, and resume at the position", async () => {
    const own = await insertFilm(site.core, { owner: site.viewer });
    const caller = site.as(site.viewer);
    const session = await caller.playback.session({ playableId: own.playableId });
    expect(session.readiness).toMatchObject({ segmentCount: 30 });
    const position = { playableId: own.playableId, versionId: session.versionId, durationSeconds: 120 };
    await caller.history.save({ ...position, positionSeconds: 33, playerSession: "a", sequence: 1 });
    expect((await caller.playback.session({ playableId: own.playableId })).resumeAtSeconds).toBe(33);
    expect((await caller.history.list()).items[0]).toMatchObject({ playableId: own.playableId });
    expect((await caller.videos.mine()).items[0]).toMatchObject({ id: own.videoId });
  });

  it("refuse viewers what is not theirs", async () => {
    const caller = site.as(site.viewer);
    await expect(caller.videos.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
    const [videoId, playableId] = [film.videoId, film.playableId];
    for (const attempt of [
      () => caller.videos.delete({ videoId }),
      () => caller.videos.retry({ videoId }),
      () => caller.playback.refreshToken({ videoId }),
      () => caller.playback.session({ playableId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(site.as(site.admin).videos.retry({ videoId: film.videoId })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("delete and bring back", async () => {
    const caller = site.as(site.admin);
    const isListed = async () => (await caller.videos.list()).items.some(({ id }) => id === film.videoId);
    await caller.videos.delete({ videoId: film.videoId });
    expect(await isListed()).toBe(false);
    await caller.videos.undoDelete({ videoId: film.videoId });
    expect(await isListed()).toBe(true);
  });
});
