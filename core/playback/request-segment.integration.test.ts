import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { claimChunk } from "#core/encoding/claim-chunk.ts";
import { finishChunk } from "#core/encoding/finish-chunk.ts";
import { newId } from "#core/ids/uuid.ts";
import { countFreeJobs } from "#core/jobs/queue-tables.ts";
import { notificationHub } from "#core/notifications/shared-notifications.ts";
import { createLookAhead } from "#core/playback/look-ahead.ts";
import { createSegmentWaiters } from "#core/playback/segment-waiters.ts";
import { wishAhead, wishSegment, withdrawRequest } from "#core/playback/request-segment.ts";
import { insertFilm, insertSegment, type TestFilm } from "#core/testing/insert-film.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let house: TestContext;
let film: TestFilm;

beforeAll(async () => {
  house = await createTestContext();
});
beforeEach(async () => {
  await house.ctx.sql`truncate titles cascade`;
  film = await insertFilm(house.ctx, { segmentCount: 60 });
});
afterAll(async () => {
  await notificationHub(house.ctx).close();
  await house.drop();
});

const segment = (rung: string, number: number) => ({
  videoId: film.videoId,
  planId: film.planId,
  rung,
  number,
});

/** What is wished for now: kind, first segment, wished segment, seconds left. */
async function wishes() {
  return house.ctx.sql<{ kind: string; first: number; wished: number; state: string; left: number }[]>`
    select kind, first_segment as first, wished_segment as wished, state,
      extract(epoch from wished_until - now())::float as left
    from chunks where wished_until > now() order by kind, first_segment`;
}

describe("wishes", () => {
  it("raise the entry chunk of the segment, asleep as it is, and its sound, with a ticket each", async () => {
    const before = await countFreeJobs(house.ctx.db, "encode-chunk");
    await wishSegment(house.ctx, segment("v360", 42));
    const [sound, wish, ...others] = await wishes();
    expect(others).toEqual([]);
    expect(wish).toMatchObject({ kind: "entry", first: 41, wished: 42, state: "dormant" });
    expect(sound).toMatchObject({ kind: "audio", first: 35, wished: 42, state: "pending" });
    for (const raised of [wish, sound]) expect(raised?.left).toBeGreaterThan(9);
    expect(await countFreeJobs(house.ctx.db, "encode-chunk")).toBe(before + 2);
  });

  it("are withdrawn when the viewer leaves, with what was asked ahead of him", async () => {
    await wishSegment(house.ctx, segment("v360", 42));
    await wishAhead(house.ctx, segment("v360", 42), { from: 43, to: 48 });
    await wishSegment(house.ctx, segment("v360", 10));
    await withdrawRequest(house.ctx, segment("v360", 42));
    expect((await wishes()).map(({ kind, wished }) => `${kind} ${wished}`)).toEqual([
      "audio 10",
      "entry 10",
      "entry 11",
    ]);
  });

  it("raise only what is missing of the other half", async () => {
    for (const rung of ["a0", "v360"]) await insertSegment(house.ctx, film, { rung, number: 42 });
    await wishSegment(house.ctx, segment("v360", 42));
    expect((await wishes()).map(({ kind }) => kind)).toEqual(["entry"]);
    await house.ctx.sql`update chunks set wished_until = null`;
    await wishSegment(house.ctx, segment("a0", 42));
    expect((await wishes()).map(({ kind }) => kind)).toEqual(["audio"]);
  });

  it("reach into the next chunk for the segment after", async () => {
    await insertSegment(house.ctx, film, { rung: "a0", number: 45 });
    await wishSegment(house.ctx, segment("v360", 45));
    expect(await wishes()).toMatchObject([
      { first: 41, wished: 45 },
      { first: 46, wished: 46 },
    ]);
  });

  it("add no tickets while they are renewed, and follow a seek with one", async () => {
    await wishSegment(house.ctx, segment("v360", 42));
    const before = await countFreeJobs(house.ctx.db, "encode-chunk");
    await wishSegment(house.ctx, segment("v360", 42));
    expect(await countFreeJobs(house.ctx.db, "encode-chunk")).toBe(before);
    await wishSegment(house.ctx, segment("v360", 44));
    expect(await countFreeJobs(house.ctx.db, "encode-chunk")).toBe(before + 2);
    expect(await wishes()).toMatchObject([
      { kind: "audio", first: 35, wished: 44 },
      { kind: "entry", first: 41, wished: 44 },
    ]);
  });

  it("raise sound chunks and the entry's for sound, and the ladder's and the sound's for a higher rung", async () => {
    await wishSegment(house.ctx, segment("a0", 14));
    await wishSegment(house.ctx, segment("v720", 30));
    expect(await wishes()).toMatchObject([
      { kind: "audio", first: 5, wished: 14 },
      { kind: "audio", first: 20, wished: 30 },
      { kind: "entry", first: 11, wished: 14 },
      { kind: "ladder", first: 26, wished: 30 },
      { kind: "ladder", first: 31, wished: 31 },
    ]);
  });

  it("are claimed before everything else, the weak ones after them and after first chunks", async () => {
    await wishAhead(house.ctx, segment("v360", 0), { from: 31, to: 34 });
    await wishSegment(house.ctx, segment("v360", 52));
    const sound = await claimChunk(house.ctx, { processId: newId() });
    expect(sound).toMatchObject({ kind: "audio", firstSegment: 50, work: { firstSegment: 52 } });
    const first = await claimChunk(house.ctx, { processId: newId() });
    expect(first).toMatchObject({ kind: "entry", firstSegment: 51, work: { firstSegment: 52 } });
    for (const kind of ["entry", "audio"])
      expect(await claimChunk(house.ctx, { processId: newId() })).toMatchObject({ kind, number: 0 });
    const ahead = await claimChunk(house.ctx, { processId: newId() });
    expect(ahead).toMatchObject({ kind: "entry", firstSegment: 31 });
    expect((await claimChunk(house.ctx, { processId: newId() }))?.number).toBe(1);
  });

  it("look ahead only for what is missing, and not for what a ladder run is bringing", async () => {
    for (let number = 31; number < 36; number += 1)
      await insertSegment(house.ctx, film, { rung: "v360", number });
    await house.ctx.sql`
      update chunks set state = 'running', lease_until = now() + interval '1 minute', attempt_token = ${newId()}
      where kind = 'ladder' and first_segment = 36`;
    await wishAhead(house.ctx, segment("v360", 0), { from: 32, to: 43 });
    expect(await wishes()).toMatchObject([{ kind: "entry", first: 41, wished: 41 }]);
  });

  it("never weaken what somebody waits for", async () => {
    await wishSegment(house.ctx, segment("v360", 43));
    await wishAhead(house.ctx, segment("v360", 0), { from: 40, to: 44 });
    const wish = (await wishes()).find(({ first }) => first === 41);
    expect(wish).toMatchObject({ wished: 43 });
    expect(wish?.left).toBeGreaterThan(8);
  });

  it("look ahead half a minute from a request, on the entry rung whatever was asked for", async () => {
    const lookAhead = createLookAhead(house.ctx);
    lookAhead.from(segment("v720", 25), film.plan);
    await lookAhead.close();
    expect((await wishes()).map(({ kind, first }) => [kind, first])).toEqual([
      ["entry", 26],
      ["entry", 31],
    ]);
  });

  it("end once they are served: the part before, which nobody waits for, does not go before the picture", async () => {
    await wishSegment(house.ctx, segment("a0", 14));
    const sound = await claimChunk(house.ctx, { processId: newId() });
    expect(sound).toMatchObject({ kind: "audio", work: { firstSegment: 14, segmentCount: 6 } });
    for (let number = 14; number < 20; number += 1)
      await insertSegment(house.ctx, film, { rung: "a0", number });
    expect(sound && (await finishChunk(house.ctx, sound))).toBe("ended");
    expect((await wishes()).map(({ kind }) => kind)).toEqual(["entry"]);
    expect(await claimChunk(house.ctx, { processId: newId() })).toMatchObject({
      kind: "entry",
      work: { firstSegment: 14 },
    });
  });

  it("go on where somebody wished for another place of the chunk while it ran", async () => {
    await wishSegment(house.ctx, segment("a0", 17));
    const sound = await claimChunk(house.ctx, { processId: newId() });
    await wishSegment(house.ctx, segment("a0", 8));
    for (let number = 17; number < 20; number += 1)
      await insertSegment(house.ctx, film, { rung: "a0", number });
    expect(sound && (await finishChunk(house.ctx, sound))).toBe("ended");
    expect(await claimChunk(house.ctx, { processId: newId() })).toMatchObject({
      kind: "audio",
      work: { firstSegment: 8 },
    });
  });

  it("are dropped when whoever waited leaves", async () => {
    const waiters = createSegmentWaiters(house.ctx);
    const leaving = new AbortController();
    const waiting = waiters.wait({ segment: segment("v360", 42), viewer: "a", signal: leaving.signal });
    await vi.waitFor(async () => expect(await wishes()).toHaveLength(2));
    leaving.abort();
    expect(await waiting).toBe("aborted");
    await house.ctx.sql`update chunks set wished_until = now() - interval '1 second'`;
    const startedAt = performance.now();
    await vi.waitFor(() => expect(performance.now() - startedAt).toBeGreaterThan(2_200), { timeout: 4_000 });
    expect(await wishes()).toEqual([]);
    await waiters.close();
  });
});
