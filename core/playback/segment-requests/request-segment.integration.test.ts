import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { finishChunk } from "#core/encoding/chunks/finish-chunk.ts";
import { newId } from "#core/uuid.ts";
import { countFreeJobs } from "#core/jobs/queue-tables.ts";
import { sharedNotifications } from "#core/notifications/shared-notifications.ts";
import { createLookAhead } from "#core/playback/segment-requests/look-ahead.ts";
import { createSegmentWaiters } from "#core/playback/segment-requests/segment-waiters.ts";
import {
  requestAhead,
  requestSegment,
  withdrawRequest,
} from "#core/playback/segment-requests/request-segment.ts";
import { insertFilm, insertSegment, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
let film: TestFilm;

beforeAll(async () => {
  site = await createTestContext();
});
beforeEach(async () => {
  await site.ctx.sql`truncate titles cascade`;
  film = await insertFilm(site.ctx, { segmentCount: 60 });
});
afterAll(async () => {
  await sharedNotifications(site.ctx).close();
  await site.drop();
});

const segment = (renditionName: string, number: number) => ({
  videoId: film.videoId,
  planId: film.planId,
  renditionName,
  number,
});

/** The current segment requests: kind, first segment, requested segment, seconds left. */
async function requests() {
  return site.ctx.sql<{ kind: string; first: number; requested: number; state: string; left: number }[]>`
    select kind, first_segment as first, requested_segment as requested, state,
      extract(epoch from requested_until - now())::float as left
    from chunks where requested_until > now() order by kind, first_segment`;
}

describe("requests", () => {
  it("raise the dormant entry chunk of the segment, and its audio, with a job each", async () => {
    const before = await countFreeJobs(site.ctx.db, "encode-chunk");
    await requestSegment(site.ctx, segment("v360", 42));
    const [audio, request, ...others] = await requests();
    expect(others).toEqual([]);
    expect(request).toMatchObject({ kind: "entry", first: 41, requested: 42, state: "dormant" });
    expect(audio).toMatchObject({ kind: "audio", first: 35, requested: 42, state: "pending" });
    for (const raised of [request, audio]) expect(raised?.left).toBeGreaterThan(9);
    expect(await countFreeJobs(site.ctx.db, "encode-chunk")).toBe(before + 2);
  });

  it("are withdrawn when the viewer leaves, with the look-ahead after them", async () => {
    await requestSegment(site.ctx, segment("v360", 42));
    await requestAhead(site.ctx, segment("v360", 42), { from: 43, to: 48 });
    await requestSegment(site.ctx, segment("v360", 10));
    await withdrawRequest(site.ctx, segment("v360", 42));
    expect((await requests()).map(({ kind, requested }) => `${kind} ${requested}`)).toEqual([
      "audio 10",
      "entry 10",
      "entry 11",
    ]);
  });

  it("raise only what is missing of the other half", async () => {
    for (const renditionName of ["a0", "v360"])
      await insertSegment(site.ctx, film, { renditionName, number: 42 });
    await requestSegment(site.ctx, segment("v360", 42));
    expect((await requests()).map(({ kind }) => kind)).toEqual(["entry"]);
    await site.ctx.sql`update chunks set requested_until = null`;
    await requestSegment(site.ctx, segment("a0", 42));
    expect((await requests()).map(({ kind }) => kind)).toEqual(["audio"]);
  });

  it("reach into the next chunk for the segment after", async () => {
    await insertSegment(site.ctx, film, { renditionName: "a0", number: 45 });
    await requestSegment(site.ctx, segment("v360", 45));
    expect(await requests()).toMatchObject([
      { first: 41, requested: 45 },
      { first: 46, requested: 46 },
    ]);
  });

  it("add no jobs while they are renewed, and one after a seek", async () => {
    await requestSegment(site.ctx, segment("v360", 42));
    const before = await countFreeJobs(site.ctx.db, "encode-chunk");
    await requestSegment(site.ctx, segment("v360", 42));
    expect(await countFreeJobs(site.ctx.db, "encode-chunk")).toBe(before);
    await requestSegment(site.ctx, segment("v360", 44));
    expect(await countFreeJobs(site.ctx.db, "encode-chunk")).toBe(before + 2);
    expect(await requests()).toMatchObject([
      { kind: "audio", first: 35, requested: 44 },
      { kind: "entry", first: 41, requested: 44 },
    ]);
  });

  it("raise audio chunks and the entry's for audio, and the ladder's and audio chunks for a higher rendition", async () => {
    await requestSegment(site.ctx, segment("a0", 14));
    await requestSegment(site.ctx, segment("v720", 30));
    expect(await requests()).toMatchObject([
      { kind: "audio", first: 5, requested: 14 },
      { kind: "audio", first: 20, requested: 30 },
      { kind: "entry", first: 11, requested: 14 },
      { kind: "ladder", first: 26, requested: 30 },
      { kind: "ladder", first: 31, requested: 31 },
    ]);
  });

  it("are claimed before everything else, the weak ones after them and after first chunks", async () => {
    await requestAhead(site.ctx, segment("v360", 0), { from: 31, to: 34 });
    await requestSegment(site.ctx, segment("v360", 52));
    const audio = await claimChunk(site.ctx, { processId: newId() });
    expect(audio).toMatchObject({ kind: "audio", firstSegment: 50, work: { firstSegment: 52 } });
    const first = await claimChunk(site.ctx, { processId: newId() });
    expect(first).toMatchObject({ kind: "entry", firstSegment: 51, work: { firstSegment: 52 } });
    for (const kind of ["entry", "audio"])
      expect(await claimChunk(site.ctx, { processId: newId() })).toMatchObject({ kind, number: 0 });
    const ahead = await claimChunk(site.ctx, { processId: newId() });
    expect(ahead).toMatchObject({ kind: "entry", firstSegment: 31 });
    expect((await claimChunk(site.ctx, { processId: newId() }))?.number).toBe(1);
  });

  it("look ahead only for what is missing, and not for what a ladder run is bringing", async () => {
    for (let number = 31; number < 36; number += 1)
      await insertSegment(site.ctx, film, { renditionName: "v360", number });
    await site.ctx.sql`
      update chunks set state = 'running', lease_until = now() + interval '1 minute', attempt_token = ${newId()}
      where kind = 'ladder' and first_segment = 36`;
    await requestAhead(site.ctx, segment("v360", 0), { from: 32, to: 43 });
    expect(await requests()).toMatchObject([{ kind: "entry", first: 41, requested: 41 }]);
  });

  it("never weaken a segment that a viewer waits for", async () => {
    await requestSegment(site.ctx, segment("v360", 43));
    await requestAhead(site.ctx, segment("v360", 0), { from: 40, to: 44 });
    const request = (await requests()).find(({ first }) => first === 41);
    expect(request).toMatchObject({ requested: 43 });
    expect(request?.left).toBeGreaterThan(8);
  });

  it("look ahead half a minute from a request, on the entry rendition for any requested one", async () => {
    const lookAhead = createLookAhead(site.ctx);
    lookAhead.from(segment("v720", 25), film.plan);
    await lookAhead.close();
    expect((await requests()).map(({ kind, first }) => [kind, first])).toEqual([
      ["entry", 26],
      ["entry", 31],
    ]);
  });

  it("end once they are served: audio before them, without a request, does not go before video", async () => {
    await requestSegment(site.ctx, segment("a0", 14));
    const audio = await claimChunk(site.ctx, { processId: newId() });
    expect(audio).toMatchObject({ kind: "audio", work: { firstSegment: 14, segmentCount: 6 } });
    for (let number = 14; number < 20; number += 1)
      await insertSegment(site.ctx, film, { renditionName: "a0", number });
    expect(audio && (await finishChunk(site.ctx, audio))).toBe("ended");
    expect((await requests()).map(({ kind }) => kind)).toEqual(["entry"]);
    expect(await claimChunk(site.ctx, { processId: newId() })).toMatchObject({
      kind: "entry",
      work: { firstSegment: 14 },
    });
  });

  it("stay if a viewer requested another segment of the chunk while it ran", async () => {
    await requestSegment(site.ctx, segment("a0", 17));
    const audio = await claimChunk(site.ctx, { processId: newId() });
    await requestSegment(site.ctx, segment("a0", 8));
    for (let number = 17; number < 20; number += 1)
      await insertSegment(site.ctx, film, { renditionName: "a0", number });
    expect(audio && (await finishChunk(site.ctx, audio))).toBe("ended");
    expect(await claimChunk(site.ctx, { processId: newId() })).toMatchObject({
      kind: "audio",
      work: { firstSegment: 8 },
    });
  });

  it("are dropped when the waiting viewer leaves", async () => {
    const waiters = createSegmentWaiters(site.ctx);
    const leaving = new AbortController();
    const waiting = waiters.wait({ segment: segment("v360", 42), user: "a", signal: leaving.signal });
    await vi.waitFor(async () => expect(await requests()).toHaveLength(2));
    leaving.abort();
    expect(await waiting).toBe("aborted");
    await site.ctx.sql`update chunks set requested_until = now() - interval '1 second'`;
    const startedAt = performance.now();
    await vi.waitFor(() => expect(performance.now() - startedAt).toBeGreaterThan(2_200), { timeout: 4_000 });
    expect(await requests()).toEqual([]);
    await waiters.close();
  });
});
